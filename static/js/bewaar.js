// Long texts in forms without a draft on the server: kept in this tab (sessionStorage, never localStorage) while
// somebody types, until the server took them. For the same medewerker only; app.js removes what is somebody else's.
(function () {
  "use strict";

  var PREFIX = "concept:tekst:", KEPT_OUT = /^(csrfmiddlewaretoken|.*bsn.*|.*wachtwoord.*|.*password.*)$/i;
  var who = document.body.dataset.wie, here = document.querySelector("script[data-bewaar]").dataset;
  var visit = performance.getEntriesByType("navigation")[0] || {};

  function all(change) {
    try {
      Object.keys(sessionStorage).forEach(function (key) {
        if (key.indexOf(PREFIX) !== 0) return;
        var found = change(JSON.parse(sessionStorage.getItem(key)));
        if (found) sessionStorage.setItem(key, JSON.stringify(found));
        else sessionStorage.removeItem(key);
      });
    } catch (none) { /* storage is off, so nothing is kept */ }
  }

  // The server took a form when it answers with a page of this medewerker. An error, going back or loading anew is no
  // such answer, nor is logging in first (app.js): then the text still waits for its form.
  var taken = who && visit.type === "navigate" && !(visit.responseStatus >= 400);
  all(function (found) {
    if (found.verstuurd && taken) return null;
    found.verstuurd = false;
    return found;
  });

  function fields(form) {
    return Array.prototype.filter.call(form.elements, function (part) {
      return part.name && !KEPT_OUT.test(part.name) && ["submit", "button", "file", "password"].indexOf(part.type) === -1;
    });
  }

  function isChoice(part) {
    return part.type === "checkbox" || part.type === "radio";
  }

  function content(form) {
    return fields(form).map(function (part) {
      return [part.name, part.value, isChoice(part) ? part.checked : null];
    });
  }

  function put(form, stored) {
    fields(form).forEach(function (part) {
      stored.some(function (one) {
        if (one[0] !== part.name || (isChoice(part) && one[1] !== part.value)) return false;
        if (isChoice(part)) part.checked = one[2];
        else part.value = one[1];
        return true;
      });
    });
  }

  var touched = false;

  function guard(form, number) {
    var key = PREFIX + location.pathname + location.search + "#" + number, begin = JSON.stringify(content(form));

    function hold(verstuurd) {
      try {
        sessionStorage.setItem(key, JSON.stringify({ wie: who, verstuurd: verstuurd, inhoud: content(form) }));
      } catch (full) { /* no room in this tab */ }
    }

    try {
      var found = JSON.parse(sessionStorage.getItem(key));
      if (found && found.wie === who && JSON.stringify(found.inhoud) !== begin) {
        put(form, found.inhoud);
        touched = true;
        var words = document.createElement("p");
        words.className = "leeg veld";
        words.setAttribute("role", "status");
        words.textContent = here.terug;
        form.before(words);
      }
    } catch (broken) { /* nothing to bring back */ }
    form.addEventListener("input", function () {
      touched = true;
      hold(false);
    });
    form.addEventListener("submit", function () {
      if (touched) hold(true);
    });
  }

  var forms = Array.prototype.filter.call(document.querySelectorAll("form"), function (form) {
    return form.method === "post" && !form.dataset.concept && form.querySelector("textarea:not([readonly])");
  });
  if (!forms.length) return;
  forms.forEach(guard);

  // --- The session ended: nobody who passes by reads what was typed ------------------------------------------

  function cover() {
    var part = document.createElement("section"), link = document.createElement("a");
    document.querySelectorAll("main > *").forEach(function (one) { one.hidden = true; });
    part.className = "leeg veld";
    part.setAttribute("role", "alert");
    part.append(document.createElement("h2"), document.createElement("p"), document.createElement("p"));
    part.children[0].textContent = here.uit;
    part.children[1].textContent = here.uitleg;
    link.className = "btn btn-outline-primary";
    link.href = location.pathname + location.search;
    link.textContent = here.opnieuw;
    part.children[2].append(link);
    document.querySelector("main").append(part);
    document.title = here.uit + " – Werkoffensief";
  }

  function watch() {
    setTimeout(function () {
      fetch(here.leeft, { method: "HEAD", redirect: "manual", credentials: "same-origin" })
        .then(function (answer) { if (answer.type === "opaqueredirect") cover(); else watch(); })
        .catch(watch);
    }, Number(here.stil) * 1000 + 5000);
  }

  if (here.leeft) watch();
})();
