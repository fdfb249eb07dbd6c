// Small help on top of pages that work without it. No eval, no inline code; keeps nothing (concept.js does).
(function () {
  "use strict";

  // What another medewerker typed in this tab and was not saved yet (concept.js) is not for who logs in now. A page of
  // nobody, such as that for logging in, is no answer to a form that was sent (bewaar.js): its text waits on.
  try {
    Object.keys(sessionStorage).forEach(function (key) {
      if (key.indexOf("concept:") !== 0) return;
      var wie = document.body.dataset.wie, kept = JSON.parse(sessionStorage.getItem(key));
      if (wie && kept.wie !== wie) sessionStorage.removeItem(key);
      if (!wie && kept.verstuurd) sessionStorage.setItem(key, JSON.stringify(Object.assign(kept, { verstuurd: false })));
    });
  } catch (none) { /* storage is off, so nothing is kept */ }

  // Who logs out leaves nothing in this tab. What is not saved yet is asked about first, on the page for logging out; on
  // the way there a draft goes to the server.
  function ownTexts() {
    try {
      return Object.keys(sessionStorage).filter(function (key) { return key.indexOf("concept:") === 0; });
    } catch (none) { return []; }
  }
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (!form.hasAttribute("data-uitloggen")) return;
    if (form.dataset.uitloggen === "vraag" && ownTexts().length) {
      event.preventDefault();
      location.assign(form.action);
    } else ownTexts().forEach(function (key) { sessionStorage.removeItem(key); });
  });

  document.addEventListener("DOMContentLoaded", function () {
    var errors = document.querySelector(".foutenlijst");
    if (errors) {
      errors.focus();
      document.title = "Fout: " + document.title.replace(/^Fout: /, "");
    }
  });

  // On a phone the links of the menu stand behind a button; a wide screen shows them beside each other.
  document.querySelectorAll(".menuknop").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      button.setAttribute("aria-expanded", String(button.getAttribute("aria-expanded") === "false"));
    });
  });

  // A menu closes with Escape and when the reader goes on elsewhere.
  function closeMenus(except) {
    document.querySelectorAll("details.kop-gebruiker[open]").forEach(function (menu) {
      if (menu !== except) menu.open = false;
    });
  }
  document.addEventListener("click", function (event) {
    closeMenus(event.target.closest("details.kop-gebruiker"));
  });
  document.addEventListener("focusin", function (event) {
    closeMenus(event.target.closest("details.kop-gebruiker"));
  });
  document.addEventListener("keydown", function (event) {
    var menu = document.querySelector("details.kop-gebruiker[open]");
    if (event.key === "Escape" && menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });

  // Who comes to a text of several lines with Tab sees all of it: the browser itself scrolls to its first line only.
  var tabbed = false;
  document.addEventListener("keydown", function (event) { tabbed = event.key === "Tab"; });
  document.addEventListener("focusin", function (event) {
    if (tabbed && event.target.matches("textarea")) event.target.scrollIntoView({ block: "nearest" });
  });

  // "/" goes to the search field, unless somebody is typing, holds another key or switched shortcuts off.
  document.addEventListener("keydown", function (event) {
    var search = document.getElementById("zoek-q");
    if (event.key !== "/" || event.defaultPrevented || event.isComposing || !search) return;
    if (event.ctrlKey || event.altKey || event.metaKey || document.body.dataset.sneltoetsen === "uit") return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    closeMenus();
    search.focus();
    search.select();
  });

  // One box in the head of a list ticks every row of this page.
  document.querySelectorAll(".lijst th.kies").forEach(function (head) {
    var rows = head.closest("table").querySelectorAll("td.kies input"), all = document.createElement("input");
    function show() {
      var on = Array.prototype.filter.call(rows, function (row) { return row.checked; }).length;
      all.checked = on > 0 && on === rows.length;
      all.indeterminate = on > 0 && on < rows.length;
    }
    all.type = "checkbox";
    all.className = "form-check-input";
    all.setAttribute("aria-label", "Kies iedereen op deze pagina");
    all.addEventListener("change", function () {
      rows.forEach(function (row) { row.checked = all.checked; });
    });
    rows.forEach(function (row) { row.addEventListener("change", show); });
    head.replaceChildren(all);
    window.addEventListener("pageshow", show);
  });

  // A second click on a button does not send the form twice; Back makes it usable again.
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.verstuurd) {
      event.preventDefault();
      return;
    }
    form.dataset.verstuurd = "ja";
    setTimeout(function () { delete form.dataset.verstuurd; }, 5000);
  });
  window.addEventListener("pageshow", function () {
    document.querySelectorAll("form[data-verstuurd]").forEach(function (form) { delete form.dataset.verstuurd; });
  });
})();
