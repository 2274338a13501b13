// The picture in the page. Two renderers can show it, behind one interface; the rest of the page uses only `picture`,
// `camera` and the functions below, so it neither knows nor asks which one draws.
//
// A renderer is made with what is to be painted over its picture, `over(context, lens)`, and has
//   name        "vis" or "canvas"
//   draw()      show the marks and strokes of `scene`, and no others
//   look()      show them from where `camera` stands, in the stage's size
//   move(mark)  a mark has moved
//   repaint()   what lies over the picture has changed
//   destroy()   leave the stage
// It knows of no reader: hands are read by `hands.js`, what lies under a point by `point.js`.
const RENDERERS = { vis: visRenderer, canvas: canvasRenderer };
const picture = { hover: null, labels: [], renderer: null, only: "", heard: {} };

// Tell `act` of "click", "doubleClick", "hover" (each with a point of the stage), "drag" (an entity) or "look".
picture.on = (event, act) => (picture.heard[event] ||= []).push(act);
picture.tell = (event, ...what) => (picture.heard[event] || []).forEach((act) => act(...what));

function rendererFor(number) {
  const few = number <= raw.fluent && typeof vis !== "undefined";
  const name = picture.only || (few ? "vis" : "canvas");
  if (picture.renderer && picture.renderer.name === name) return picture.renderer;
  if (picture.renderer) picture.renderer.destroy();
  picture.renderer = RENDERERS[name](writeOver);
  picture.renderer.look();
  return picture.renderer;
}

picture.show = (now) => {
  setScene(now);
  rendererFor(view.drawn.size).draw();
};

picture.look = () => {
  if (!stage.clientWidth) return;
  picture.renderer.look();
  picture.tell("look");
};

picture.repaint = () => picture.renderer.repaint();
picture.positions = () => new Map([...view.drawn].map(([entity, { x, y }]) => [entity.id, [x, y]]));

picture.move = (entity, { x, y }) => {
  const mark = scene.markOf.get(entity);
  view.drawn.set(entity, { x: Math.round(x), y: Math.round(y), pinned: true });
  Object.assign(mark, view.drawn.get(entity));
  picture.renderer.move(mark);
};

// Paint what is shown, or with `whole` all that is drawn, onto a sheet of this size.
function paintSheet(context, { width, height, whole }) {
  const lens = lensOf(whole ? cameraFor(scene.marks, width, height) : camera, width, height);
  context.fillStyle = ink.paper;
  context.fillRect(0, 0, width, height);
  paintPicture(context, lens, batched(scene));
  paintOver(context, lens);
}

const sheetSize = (options) => ({ width: stage.clientWidth, height: stage.clientHeight, whole: false, ...options });

// The picture as a canvas, to be written on or saved; `ratio` is pixels for each unit of width and height.
picture.toCanvas = ({ ratio = 2, ...options } = {}) => {
  const size = sheetSize(options);
  const sheet = element("canvas", { width: size.width * ratio, height: size.height * ratio });
  const context = sheet.getContext("2d");
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  paintSheet(context, size);
  return sheet;
};

picture.toBlob = (options) => new Promise((done) => picture.toCanvas(options).toBlob(done, "image/png"));

// The picture as the root element of an SVG file; XMLSerializer writes it.
picture.toSVG = (options) => {
  const size = sheetSize(options);
  const context = svgContext(size.width, size.height);
  paintSheet(context, size);
  return context.root;
};

new ResizeObserver(() => picture.renderer && picture.look()).observe(stage);
