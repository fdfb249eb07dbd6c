// What is filled in, in forms without a draft on the server: kept in this tab (sessionStorage, never localStorage) while
// somebody types, until the server took it. Forms to fill in (class formulier), with a long text, or that ask for it
// (data-bewaar); none with a secret in it. What identifies somebody (a BSN, a date of birth: data-onbewaard) is never
// kept. For the same medewerker only; app.js removes what is somebody else's, and what is one's own at log-out.
(function () {
  "use strict";

  var PREFIX = "concept:tekst:", KEPT_OUT = /^(csrfmiddlewaretoken|.*bsn.*|.*wachtwoord.*|.*password.*|.*geboortedatum.*)$/i;
  var SECRET = "input[type=password], input[autocomplete=one-time-code]";
  var who = document.body.dataset.wie, here = document.querySelector("script[data-bewaar]").dataset;
  var visit = performance.getEntriesByType("navigation")[0] || {};

  function all(change) {
    try {
      Object.keys(sessionStorage).forEach(function (key) {
        if (key.indexOf(PREFIX) !== 0) return;
        var found = change(JSON.parse(sessionStorage.getItem(key)), key);
        if (found) sessionStorage.setItem(key, JSON.stringify(found));
        else sessionStorage.removeItem(key);
      });
    } catch (none) { /* storage is off, so nothing is kept */ }
  }

  // The server took a form when it answers with a page of this medewerker. An error, going back or loading anew is no
  // such answer, nor is logging in first (app.js), nor a page that says what is wrong: then the text still waits.
  var errors = document.querySelector("main .foutenlijst"), refused = [];
  var taken = who && visit.type === "navigate" && !(visit.responseStatus >= 400) && !errors;
  all(function (found, key) {
    if (found.verstuurd && taken) return null;
    if (found.verstuurd && errors) refused.push(key);
    found.verstuurd = false;
    return found;
  });

  function isKeptOut(part) {
    return part.hasAttribute("data-onbewaard") || KEPT_OUT.test(part.name);
  }

  function fields(form) {
    return Array.prototype.filter.call(form.elements, function (part) {
      return part.name && !isKeptOut(part) && ["submit", "button", "file", "password"].indexOf(part.type) === -1;
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
        var before = part.value;
        if (isChoice(part)) part.checked = one[2];
        else part.value = one[1];
        if (part.selectedIndex === -1) part.value = before;  // a choice that is no longer there
        return true;
      });
    });
  }

  // Whether a reader sees no difference: what is hidden, such as the id of a new row, is of the page.
  function looksLike(form, stored) {
    var hidden = {};
    fields(form).forEach(function (part) { hidden[part.name] = part.type === "hidden"; });
    function shown(list) {
      return JSON.stringify(list.filter(function (one) { return !hidden[one[0]]; }));
    }
    return shown(stored) === shown(content(form));
  }

  // By where a form is sent to: the page that refuses it stands there, not where it was typed.
  function address(form) {
    var to = new URL(form.getAttribute("action") || "", location.href);
    return to.pathname + to.search;
  }

  var seen = {};

  function guard(form) {
    var to = address(form), number = seen[to] || 0, key = PREFIX + to + "#" + number, touched = false;
    seen[to] = number + 1;

    function hold(verstuurd) {
      try {
        sessionStorage.setItem(key, JSON.stringify({ wie: who, verstuurd: verstuurd, inhoud: content(form) }));
      } catch (full) { /* no room in this tab */ }
    }

    function bring_back() {
      var found = JSON.parse(sessionStorage.getItem(key));
      if (!found || found.wie !== who) return;
      if (looksLike(form, found.inhoud)) return sessionStorage.removeItem(key);
      put(form, found.inhoud);
      touched = true;
      var words = document.createElement("p");
      words.className = "leeg veld";
      words.setAttribute("role", "status");
      words.textContent = here.terug + (form.querySelector("[data-onbewaard]") ? " " + here.zonder : "");
      form.before(words);
    }

    // A refused form shows what was typed, with what it must know to be sent again: that is what waits now.
    if (errors && (form.contains(errors) || refused.indexOf(key) !== -1)) {
      touched = true;
      hold(false);
    } else {
      try { bring_back(); } catch (broken) { /* nothing to bring back */ }
    }
    form.addEventListener("input", function () {
      touched = true;
      hold(false);
    });
    form.addEventListener("submit", function () {
      if (touched) hold(true);
    });
    // Who gives up a few short fields begins anew next time; a long text waits, as a slip would cost more.
    if (form.querySelector("textarea")) return;
    form.querySelectorAll(".acties a").forEach(function (link) {
      link.addEventListener("click", function () {
        try { sessionStorage.removeItem(key); } catch (none) { /* storage is off */ }
      });
    });
  }

  var forms = Array.prototype.filter.call(document.querySelectorAll("form"), function (form) {
    return form.method === "post" && !form.dataset.concept && !form.dataset.passkey && !form.querySelector(SECRET)
      && (form.matches(".formulier:not([role=search]), [data-bewaar]") || form.querySelector("textarea:not([readonly])"));
  });
  forms.forEach(guard);

  // --- The session ended, or is somebody else's: nobody reads what was typed, or the page at all ----------------

  if (!here.leeft || document.querySelector("form[data-concept]")) return;  // concept.js has a cover of its own

  var OFTEN = 60000, USED = 300000, used = Date.now(), covered = false, asking = null;

  function cover() {
    covered = true;
    var part = document.createElement("section"), link = document.createElement("a");
    document.querySelectorAll("main > *").forEach(function (one) { one.hidden = true; });
    document.querySelectorAll("[data-onbewaard]").forEach(function (one) { one.value = ""; });
    part.className = "leeg veld";
    part.setAttribute("role", "alert");
    part.append(document.createElement("h2"), document.createElement("p"), document.createElement("p"));
    part.children[0].textContent = here.uit;
    part.children[1].textContent = forms.length ? here.uitleg : here.lezen;
    link.className = "btn btn-outline-primary";
    link.href = location.pathname + location.search;
    link.textContent = here.opnieuw;
    part.children[2].append(link);
    document.querySelector("main").append(part);
    document.title = here.uit + " – Werkoffensief";
  }

  // Whether the session lives and is of whom this page is: with that header it does not count as use of the session,
  // as two pages that are left open would keep it alive.
  function ask() {
    asking = asking || fetch(here.leeft, {
      method: "HEAD", redirect: "manual", credentials: "same-origin", headers: { "X-Leeft": who }
    })
      .then(function (answer) { if (!covered && answer.type === "opaqueredirect") cover(); })
      .catch(function () { /* no connection: it is asked again */ })
      .then(function () { asking = null; });
    return asking;
  }

  function use() {
    if (!covered) fetch(here.leeft, { method: "HEAD", redirect: "manual", credentials: "same-origin" }).catch(function () {});
  }

  function watch(wait) {
    setTimeout(function () {
      ask().then(function () { if (!covered) watch(OFTEN); });
    }, wait);
  }

  function look() {
    if (!covered && document.visibilityState === "visible") ask();
  }

  document.addEventListener("input", function () {
    if (Date.now() - used < USED) return;
    used = Date.now();
    ask().then(use);
  });
  document.addEventListener("visibilitychange", look);
  window.addEventListener("focus", look);
  window.addEventListener("pageshow", function (event) { if (event.persisted) look(); });
  watch(Number(here.stil) * 1000 + 5000);
})();
