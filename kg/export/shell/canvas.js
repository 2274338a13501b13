// The renderer for large pictures: one canvas, painted by `paint.js`. Where even that takes long, the last picture is
// moved about as it is while the reader drags or zooms, and painted anew when the hand rests.
const HEAVY = 6000; // marks and strokes
const REST = 120; // milliseconds

function canvasRenderer(over) {
  const canvas = element("canvas", { class: "own", "aria-hidden": "true" });
  stage.append(canvas);
  const context = canvas.getContext("2d");
  const kept = { picture: null, lens: null, batched: { marks: [], strokes: [] }, frame: 0, timer: 0 };

  function resize(ratio) {
    const [width, height] = [stage.clientWidth, stage.clientHeight].map((length) => Math.round(length * ratio));
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  }

  function paint() {
    const [ratio, lens] = [window.devicePixelRatio || 1, screenLens()];
    resize(ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, lens.width, lens.height);
    paintPicture(context, lens, kept.batched);
    over(context, lens);
    kept.lens = lens;
    kept.picture = null;
  }

  // Draw the last picture where the camera would have it now.
  function shift() {
    if (!kept.picture) {
      kept.picture = element("canvas", { width: canvas.width, height: canvas.height });
      kept.picture.getContext("2d").drawImage(canvas, 0, 0);
    }
    const [before, lens, ratio] = [kept.lens, screenLens(), canvas.width / stage.clientWidth];
    const factor = lens.scale / before.scale;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    const [left, top] = [lens.left - before.left * factor, lens.top - before.top * factor];
    context.drawImage(kept.picture, left * ratio, top * ratio, canvas.width * factor, canvas.height * factor);
  }

  function soon(act) {
    cancelAnimationFrame(kept.frame);
    kept.frame = requestAnimationFrame(act);
  }

  function look() {
    clearTimeout(kept.timer);
    if (scene.marks.length + scene.strokes.length < HEAVY || !kept.lens || !camera.moving) return soon(paint);
    kept.timer = setTimeout(() => soon(paint), REST);
    return soon(shift);
  }

  function draw() {
    kept.batched = batched(scene);
    soon(paint);
  }

  return {
    name: "canvas", draw, look, repaint: () => soon(paint), move: () => soon(paint),
    destroy: () => { cancelAnimationFrame(kept.frame); clearTimeout(kept.timer); canvas.remove(); },
  };
}
