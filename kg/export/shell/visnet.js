// The renderer for pictures of the size that people read: vis-network, as pyvis brings it.
const VIS_OPTIONS = {
  physics: false, autoResize: false, layout: { improvedLayout: false },
  nodes: { shadow: false, chosen: false },
  edges: { smooth: false, chosen: false, arrowStrikethrough: false, selfReference: { size: LOOP } },
  interaction: { selectable: false, hover: false, keyboard: false, dragNodes: false, dragView: false, zoomView: false, tooltipDelay: 1e9 },
};

const visMark = ({ entity, x, y, shape, size, alpha, border, fill, rim }, boost) => ({
  id: entity.index, x, y, shape, size: size * boost, opacity: alpha, borderWidth: border, color: { background: fill, border: rim },
});

function visStroke({ link, from, to, width, dashes, colour, alpha, forward, backward }, pen) {
  const towards = (enabled) => ({ enabled, scaleFactor: 0.32 * pen, type: "arrow" });
  return {
    id: link.index, from: from.entity.index, to: to.entity.index, width: width * pen,
    dashes: dashes.length ? dashes.map((length) => length * pen) : false,
    arrows: { to: towards(forward), from: towards(backward) }, color: { color: colour, opacity: alpha, inherit: false },
  };
}

// Give a data set its rows, and only those.
function fill(set, rows) {
  const kept = new Set(rows.map((row) => row.id));
  set.remove(set.getIds().filter((id) => !kept.has(id)));
  set.update(rows);
}

function visRenderer(over) {
  const [nodes, edges] = [new vis.DataSet(), new vis.DataSet()];
  const network = new vis.Network(stage, { nodes, edges }, VIS_OPTIONS);
  network.on("afterDrawing", (context) => over(context, screenLens()));
  // The picture is one stop of the Tab key, with the name that the stage gives it.
  for (const inner of stage.querySelectorAll("[tabindex]")) inner.tabIndex = -1;
  for (const canvas of stage.querySelectorAll("canvas")) canvas.setAttribute("aria-hidden", "true");
  let pen = 0;
  function draw() {
    pen = penOf(camera.scale);
    fill(nodes, scene.marks.map((mark) => visMark(mark, boostOf(camera.scale))));
    fill(edges, scene.strokes.map((stroke) => visStroke(stroke, pen)));
  }
  function look() {
    if (penOf(camera.scale) !== pen) draw();
    network.setSize("100%", "100%");
    network.moveTo({ position: { x: camera.x, y: camera.y }, scale: camera.scale, animation: false });
  }
  return {
    name: "vis", draw, look, repaint: () => network.redraw(), destroy: () => network.destroy(),
    move: ({ entity, x, y }) => network.moveNode(entity.index, x, y),
  };
}
