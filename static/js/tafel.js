// Small help at the table, on top of a page that works without it: what is done, Alt with an arrow, and printing.
(function () {
  "use strict";

  document.querySelectorAll("[data-afdrukken]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });

  var form = document.querySelector("form.tafel");
  if (!form) return;
  var topics = Array.prototype.slice.call(form.querySelectorAll("[data-onderwerp]"));
  var stand = document.getElementById("tafel-stand");

  function texts(topic) {
    return Array.prototype.slice.call(topic.querySelectorAll("textarea"));
  }

  function fixed(topic) {
    return Array.prototype.slice.call(topic.querySelectorAll("select"));
  }

  function chosen(topic) {
    var radio = topic.querySelector("[data-stand] input:checked");
    return radio ? radio.value : "";
  }

  function done(topic) {
    return Boolean(chosen(topic)) || fixed(topic).some(function (field) { return field.value; }) || texts(topic).some(function (field) { return field.value.trim(); });
  }

  function show() {
    var number = topics.filter(done).length;
    stand.firstElementChild.textContent = number;
    topics.forEach(function (topic) {
      var link = form.querySelector('[data-blok="' + topic.dataset.onderwerp + '"]'), ready = done(topic);
      link.classList.toggle("klaar", ready);
      link.querySelector("[data-klaar]").textContent = ready ? ", besproken" : "";
    });
  }

  // Who writes about a topic discusses it.
  form.addEventListener("input", function (event) {
    var topic = event.target.closest("[data-onderwerp]");
    if (topic && event.target.tagName === "TEXTAREA" && !chosen(topic) && event.target.value.trim()) {
      topic.querySelector('[data-stand] input[value="besproken"]').checked = true;
    }
    show();
  });

  // --- From part to part -----------------------------------------------------------

  function field(part) {
    return part.querySelector("textarea, select, input:checked, input:not([type=hidden]):not([type=radio]), summary");
  }

  function stops() {
    var sections = Array.prototype.filter.call(form.querySelectorAll("section[aria-labelledby]"), function (one) {
      return !one.querySelector("[data-onderwerp]") && one.checkVisibility();
    });
    return topics.concat(sections).map(field).filter(Boolean)
      .concat(form.elements.verslag, form.querySelector(".tafel-knoppen .btn-primary"));
  }

  function follows(one, other) {
    return Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
  }

  function go(step) {
    var here = document.activeElement, all = stops();
    var next = step > 0 ? all.filter(function (stop) { return follows(here, stop) && !here.contains(stop); })[0]
      || (here === document.body ? all[0] : null)
      : all.filter(function (stop) { return stop !== here && follows(stop, here); }).pop();
    if (here === document.body || !form.contains(here)) next = step > 0 ? all[0] : all[all.length - 1];
    if (!next) return;
    next.focus();
    next.scrollIntoView({ block: "center" });
  }

  if (document.body.dataset.sneltoetsen !== "uit") {
    form.querySelectorAll("[data-alt]").forEach(function (hint) {
      hint.hidden = window.matchMedia("(pointer: coarse)").matches;  // a finger has no Alt
    });
    document.addEventListener("keydown", function (event) {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      event.preventDefault();
      go(event.key === "ArrowDown" ? 1 : -1);
    });
  }

  // Enter in a field of one line logs nothing. In a line of agreements it goes on to the next, if need be a new one.
  form.addEventListener("keydown", function (event) {
    if (event.key !== "Enter" || event.isComposing || event.target.tagName !== "INPUT") return;
    event.preventDefault();
    var line = event.target.closest(".afspraak"), next = line && line.nextElementSibling;
    if (!line || event.target.type !== "text") return;
    (next.querySelector('input[name$="_wat"]') || { focus: more }).focus();
  });

  function more() {
    var button = form.elements.meer;
    if (button) button.click();
  }

  form.querySelectorAll(".wijzer [data-blok]").forEach(function (link) {
    link.addEventListener("click", function (event) {
      event.preventDefault();
      var part = document.getElementById("o-" + link.dataset.blok);
      part.scrollIntoView({ block: "center" });
      field(part).focus({ preventScroll: true });
    });
  });

  show();
  window.addEventListener("load", show);  // after a text that this tab still held
})();
