import java.io.File;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import org.apache.jena.query.Dataset;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.ResultSetFormatter;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;

/**
 * Runs Jena's ARQ for each query of a folder, as its program arq does, on data that are loaded once: Arq.java DATA FOLDER.
 * Prints the name of each query and how many seconds of the processor it took.
 */
public class Arq {
    public static void main(String[] arguments) throws Exception {
        Dataset data = RDFDataMgr.loadDataset(arguments[0]);
        for (File file : new File(arguments[1]).listFiles((folder, name) -> name.endsWith(".rq"))) {
            long started = nanoseconds();
            Query query = QueryFactory.read(file.getPath());
            String ending = query.isConstructType() ? "arq.nt" : "arq.json";
            try (QueryExecution asked = QueryExecution.create(query, data);
                    OutputStream answer = new FileOutputStream(file.getPath().replaceAll("rq$", ending))) {
                if (query.isConstructType()) RDFDataMgr.write(answer, asked.execConstruct(), Lang.NTRIPLES);
                else ResultSetFormatter.outputAsJSON(answer, asked.execSelect());
            }
            System.out.printf("%s %.2f%n", file.getName().replaceAll("\\.rq$", ""), (nanoseconds() - started) / 1e9);
        }
    }

    private static long nanoseconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
