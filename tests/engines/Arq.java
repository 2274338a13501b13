import java.io.File;
import java.io.PrintStream;

/** Runs Jena's arq for each query of a folder, in one virtual machine: Arq.java DATA FOLDER. */
public class Arq {
    public static void main(String[] arguments) throws Exception {
        for (File query : new File(arguments[1]).listFiles((folder, name) -> name.endsWith(".rq"))) {
            try (PrintStream rows = new PrintStream(query.getPath().replaceAll("rq$", "arq.json"), "UTF-8")) {
                System.setOut(rows);
                arq.arq.main("--data", arguments[0], "--query", query.getPath(), "--results", "json");
            }
        }
    }
}
