// The panel beside the picture: what is known about what is selected, or where to begin.
const panel = byId("panel");
const MOST_CARDS = 40;
const FEW = 3; // so many claims show their sentences at once

function cards(list, { open }) {
  const made = list.slice(0, MOST_CARDS).map((claim) => claimCard(claim, { open }));
  if (list.length <= MOST_CARDS) return made;
  const rest = element("button", { click: () => rest.replaceWith(...cards(list.slice(MOST_CARDS), { open })) },
    `Show ${count(Math.min(MOST_CARDS, list.length - MOST_CARDS), "more claim")} of ${list.length - MOST_CARDS}`);
  return [...made, rest];
}

// What a group of claims speaks of that is not drawn yet.
function growButton(entity, group) {
  const near = new Set(undrawn(group.flatMap(partsOf)));
  near.delete(entity);
  const words = `+${near.size} not drawn`;
  return near.size ? element("button", { class: "more", click: () => grow(entity, [...near].sort(byIndex)) }, words) : "";
}

function groupedCards(list, entity, { open }) {
  const groups = new Map();
  for (const claim of list) groups.set(claim.relation.label, [...(groups.get(claim.relation.label) || []), claim]);
  // What happened comes before what somebody merely is.
  const sorted = [...groups].sort(([left, one], [right, other]) =>
    one[0].relation.lasts - other[0].relation.lasts || other.length - one.length || (left < right ? -1 : 1));
  return sorted.map(([label, group]) => element("section", { "data-relation": label },
    element("h3", {}, label, element("span", { class: "number" }, ` ${group.length}`)), growButton(entity, group), cards(group, { open })));
}

const hiddenNote = (number) => (number ? element("p", { class: "basis" }, `${count(number, "claim is", "claims are")} hidden by the filters.`) : "");

// How far around the selected entity the picture is lit.
function stepButtons() {
  const button = (depth) => element("button", { class: "pick", "aria-pressed": String(view.depth === depth), click: () => {
    setDepth(depth);
    panel.querySelectorAll(".steps button")[depth - 1].focus();
  } }, String(depth));
  return element("div", { class: "steps", role: "group", "aria-label": "Steps lit around it" }, [1, 2, 3].map(button), "steps around it");
}

function entityPanel(entity) {
  const shown = entity.claims.filter(claimShown);
  const says = entity.says.filter(claimShown);
  const rest = undrawn(neighboursOf(entity)).length;
  return [
    element("p", { class: "kicker" }, dot(entity.type), ` ${entity.type.label}`),
    element("h2", {}, entity.name),
    entity.aliases.length ? element("p", { class: "aliases" }, `Also: ${entity.aliases.join(" · ")}`) : "",
    entity.addresses.length ? element("p", { class: "aliases" }, entity.addresses.map((address) => [outward(address, hostOf(address)), " "])) : "",
    element("p", { class: "aliases" }, `${count(entity.claims.length, "claim")}${entity.says.length ? `, the source of ${entity.says.length} more` : ""}; ${count(entity.mentions, "mention")}.`),
    stepButtons(),
    element("div", { class: "copies" },
      rest ? element("button", { id: "expand", click: () => grow(entity) }, `Draw ${count(rest, "more neighbour")}`) : "",
      copyButton("Copy SPARQL", () => entityQuery(entity))),
    hiddenNote(entity.claims.length - shown.length),
    groupedCards(shown, entity, { open: shown.length <= FEW }),
    says.length ? element("section", {}, element("h3", {}, `What ${entity.name} says`), growButton(entity, says), cards(says, { open: false })) : "",
  ];
}

// Claims between two others in which one end takes part, such as a place, under the name of that part.
function roleSections(parts, main) {
  const roles = [...new Set(parts.filter(({ role, claim }) => role && !main.includes(claim)).map(({ role }) => role))];
  return roles.map((name) => {
    const list = parts.filter(({ role, claim }) => role === name && !main.includes(claim)).map(({ claim }) => claim);
    return element("section", {}, element("h3", {}, `Linked by: ${roleWords(name)}`), cards(list, { open: true }));
  });
}

// Claims of one relation between the same two, of which some are denied: both sides, beside each other.
function disputes(found) {
  const sides = new Map();
  for (const claim of found) if (opponents(claim).some((other) => found.includes(other))) sides.set(triple(claim), [...(sides.get(triple(claim)) || []), claim]);
  return [...sides.values()].map((list) => element("section", { class: "dispute" },
    element("h3", {}, `Disputed: ${list[0].subject.name} ${list[0].relation.label} ${list[0].object.name}`),
    element("div", { class: "sides" }, [false, true].map((denied) =>
      element("div", {}, list.filter((claim) => isDenied(claim) === denied).map((claim) => claimCard(claim, { open: true })))))));
}

function linkPanel(link) {
  const parts = partsShown(link);
  const found = [...new Set(parts.filter(({ role }) => !role).map(({ claim }) => claim))];
  const opposed = new Set(found.map(isDenied)).size > 1;
  const disputed = found.filter((claim) => opponents(claim).some((other) => found.includes(other)));
  return [
    element("p", { class: "kicker" }, count(new Set(parts.map(({ claim }) => claim)).size, "claim")),
    element("h2", {}, entityButton(link.a), " – ", entityButton(link.b)),
    opposed ? element("p", { class: "opposed" }, "Some of these claims are denied or said not to be so, others are not.") : "",
    disputes(found),
    cards(found.filter((claim) => !disputed.includes(claim)), { open: true }),
    roleSections(parts, found),
  ];
}

// The claims that answer what was asked, or else the foremost of what happened.
function toldSection() {
  const told = raw.told.map((number) => claims[number]).filter(claimShown);
  return told.length && element("section", { class: "told" },
    element("h3", {}, raw.asked ? "What answers" : "What is told"), cards(told, { open: raw.asked && told.length <= FEW }));
}

function startPanel() {
  const first = [...view.drawn.keys()].filter((entity) => !entity.type.quiet && classShown(entity)).sort(byIndex).slice(0, 5);
  return [
    raw.asked && toldSection(),
    element("p", { class: "kicker" }, "Where to begin"),
    element("ul", { class: "begin" }, first.map((entity) => element("li", {},
      dot(entity.type), entityButton(entity), element("span", { class: "number" }, ` ${count(entity.claims.length, "claim")}`)))),
    !raw.asked && toldSection(),
    element("p", { class: "aliases" }, "Click a name or a line for the sentences behind it. Every claim says whether it was reported as fact, planned, considered or denied."),
  ];
}

function showPanel() {
  const { selected } = view;
  const content = !selected ? startPanel() : selected.link ? linkPanel(selected.link) : entityPanel(selected.entity);
  const held = panel.contains(document.activeElement);
  panel.parentElement.classList.toggle("busy", Boolean(selected));
  const close = selected ? element("button", { class: "close", "aria-label": "Close (Escape)", click: () => clearSelection() }, "×") : "";
  panel.replaceChildren(...[close, ...content].flat(Infinity).filter(Boolean));
  if (held) panel.focus({ preventScroll: true });
}
