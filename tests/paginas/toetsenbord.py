"""A page with the keyboard only: Tab from the top until the focus leaves it.

What is wanted stands in WCAG 2.2: 2.1.1 and 2.1.2 (all of it, no trap), 2.4.1 (the skip link), 2.4.3 (in order),
2.4.7 and 2.4.11 (the focus is seen, and not hidden behind something).
"""

from typing import Any

from playwright.sync_api import Page

# Made once per page, before the first Tab. `stops`: what Tab must reach, in the order of the source; of a group of
# radio buttons the chosen one, or the first. Each stop is looked at when its key comes up: then the page has scrolled.
PREPARE = r"""() => {
  document.querySelectorAll("main details").forEach(one => one.open = true);
  const nothing = colour => /^rgba\(.*, 0\)$/.test(colour);
  const unseen = colours => (colours.match(/rgba?\([^)]*\)/g) || []).every(nothing);
  const mark = element => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(element);
    const ring = outlineStyle !== "none" && outlineWidth !== "0px" && !unseen(outlineColor);
    return [ring ? `${outlineStyle} ${outlineWidth} ${outlineColor}` : "", unseen(boxShadow) ? "" : boxShadow]; };
  const wanted = element => element.tabIndex >= 0 && !element.matches(":disabled")
    && element.checkVisibility({ visibilityProperty: true });
  const form = radio => radio.form ? [...radio.form.elements]
    : [...document.querySelectorAll("input")].filter(other => !other.form);
  const group = radio => form(radio).filter(o => o.type === "radio" && o.name === radio.name && wanted(o));
  const first = element => element.type !== "radio" || !element.name
    || (group(element).find(other => other.checked) || group(element)[0]) === element;
  const all = [...document.querySelectorAll(
    "a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, iframe, audio[controls],"
    + " video[controls], [contenteditable], [tabindex]")];
  const stops = all.filter(wanted).filter(first);
  const before = new Map(stops.map(element => [element, mark(element)]));
  const points = box => [[.5, .5], [.05, .5], [.95, .5], [.5, .1], [.5, .9]]
    .map(([x, y]) => [box.left + x * box.width, box.top + y * box.height]);
  const seen = element => [...element.getClientRects()].flatMap(points).some(([x, y]) => {
    const top = document.elementFromPoint(x, y);
    return top && (element.contains(top) || [...(element.labels || [])].some(label => label.contains(top))); });
  const inside = element => { const box = element.getBoundingClientRect();
    return box.left >= -1 && box.right <= innerWidth + 1
      && (box.height > innerHeight || (box.top >= -1 && box.bottom <= innerHeight + 1)); };
  const look = element => { const [outline, shadow] = mark(element), [was, wasShadow] = before.get(element) || ["", ""];
    const faults = [];
    if (!(outline && outline !== was) && !(shadow && shadow !== wasShadow)) faults.push("no focus to be seen");
    if (!inside(element)) faults.push("outside the window"); else if (!seen(element)) faults.push("covered");
    return faults; };
  const name = element => element.outerHTML.replace(/\s+/g, " ").slice(0, 100);
  const walk = window.toetsenbord = { reached: [], faults: {}, expected: stops.length };
  addEventListener("keyup", () => { const element = document.activeElement, at = stops.indexOf(element);
    if (element === document.body) return walk.reached.push(null);
    walk.reached.push(at < 0 ? name(element) : at);
    for (const fault of look(element)) (walk.faults[fault] ||= []).push(name(element)); }, true);
  walk.names = stops.map(name);
  walk.skip = stops[0]?.matches("a.overslaan[href='#inhoud']") || false;
  walk.positive = all.filter(element => element.tabIndex > 0).map(name);
  return walk.expected; }"""


def faults(page: Page) -> list[str]:
    """Whatever goes wrong on this page, which was just opened, for somebody who only has a keyboard."""
    expected: int = page.evaluate(PREPARE)
    for _ in range(expected + 1):
        page.keyboard.press("Tab")
    walk = page.evaluate("window.toetsenbord")
    found = [f"{fault}: {name}" for fault, names in walk["faults"].items() for name in names[:3]]
    found += [f"positive tabindex: {name}" for name in walk["positive"]]
    return found + _order(walk)


def _order(walk: dict[str, Any]) -> list[str]:
    """Each stop once, in the order of the source, the skip link first, and then out of the page."""
    reached, names = walk["reached"], walk["names"]
    found = [] if walk["skip"] else ["the skip link is not the first stop"]
    stops, last = reached[: walk["expected"]], reached[walk["expected"] :]
    for at, stop in enumerate(stops):
        if stop != at:
            got = names[stop] if isinstance(stop, int) else stop
            return [*found, f"stop {at + 1} is {got}, not {names[at]}"]
    return found if last in ([], [None], [0]) else [*found, f"a trap at the end: {last}"]
