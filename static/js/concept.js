// A form that never loses what is typed: kept on the server at the latest two seconds after the first unsaved key and
// when the page is left. What the server did not acknowledge yet stands in this tab (sessionStorage, never
// localStorage), for the same medewerker only; app.js removes it as soon as somebody else opens a page here.
(function () {
  "use strict";

  var form = document.querySelector("form[data-concept]"), away = document.querySelector("form[data-concept-weg]");
  if (!form || !window.fetch) return;

  // One step back a browser may show the page as it was before the draft: the server has what is newest.
  var came = performance.getEntriesByType("navigation")[0];
  if (came && came.type === "back_forward" && navigator.onLine) return location.reload();

  var WAIT = 1500, LONGEST = 30000, ROOM = 200, ALIVE = Number(form.dataset.stil) * 1000 + 5000;
  var names = form.dataset.velden.split(" ");
  var key = "concept:" + location.pathname, who = document.body.dataset.wie;
  var stand = document.getElementById("concept-stand"), kept = text();
  var texts = [], theirs = {};  // what another window wrote in the same fields
  var elsewhere = [], again = false;  // fields that it has and this page has not; whether to show the page anew for them
  var timer = null, busy = false, sending = "", send = null, tries = 0, stopped = false, leaving = false, alive = null;
  var logged = "";  // that a page of this draft became a conversation already
  var asked = false;  // for another page: it may be made already when the server takes what is under way
  // The version of the draft that this text goes on from, and one that is newer until both texts were seen.
  var base = value("versie"), newer = base;
  // While both texts are shown: what is typed here goes to a draft beside the other, with a version of its own.
  var asking = false, beside = "", besideBase = "0";
  // The server knows in which order this page sent its texts: it need not wait for one answer to send the next.
  var page = mark(), turn = 0;

  function mark() {
    var part = new Uint32Array(1);
    crypto.getRandomValues(part);
    return part[0].toString(36).slice(-5).padStart(5, "0");
  }

  function value(name) {
    var part = form.elements[name];
    if (!part) return "";
    if (part.type === "checkbox") return part.checked ? "on" : "";
    return part.value;
  }

  function put(name, text) {
    var part = form.elements[name];
    if (!part) return;
    if (part.type === "checkbox") part.checked = text === "on";
    else part.value = text || "";
  }

  function isText(name) {
    var part = form.elements[name];
    return Boolean(part) && (part.tagName === "TEXTAREA" || part.type === "text");
  }

  // Whether somebody changed this field since the page was made.
  function touched(name) {
    var part = form.elements[name];
    if (!part) return false;
    if (isText(name) || part.type === "hidden") return part.value !== part.defaultValue;
    if (part.type === "checkbox") return part.checked !== part.defaultChecked;
    var options = part.options || part, standard = Array.prototype.filter.call(options, function (one) {
      return one.defaultSelected || one.defaultChecked;
    })[0];
    return part.value !== (standard ? standard.value : part.options ? part.options[0].value : "");
  }

  function text() {
    return JSON.stringify(names.map(value));
  }

  function fill(content) {
    names.forEach(function (name) { put(name, content[name]); });
  }

  function content() {
    var found = {};
    names.forEach(function (name) { found[name] = value(name); });
    return found;
  }

  // What is empty, as the page was, is not sent: a field that is missing is empty.
  function body() {
    var data = new URLSearchParams();
    names.forEach(function (name) { if (value(name) || touched(name)) data.append(name, value(name)); });
    data.append("csrfmiddlewaretoken", value("csrfmiddlewaretoken"));
    data.append("versie", asking ? besideBase : base);
    data.append("nieuw_id", value("nieuw_id"));
    data.append("venster", page);
    data.append("beurt", ++turn);
    if (beside) data.append(asking ? "naast" : "klaar", beside);
    return data;
  }

  function say(words) {
    stand.textContent = words;
  }

  function panel(name) {
    return document.getElementById("concept-" + name);
  }

  function show(name) {
    ["verbinding", "weg", "dicht", "botsing"].forEach(function (one) { panel(one).hidden = one !== name; });
  }

  // --- In this tab -----------------------------------------------------------

  function hold() {
    try {
      if (text() === kept && !beside) return asked || sessionStorage.removeItem(key);
      var mine = { wie: who, versie: base, inhoud: content(), naast: beside, naastVersie: besideBase };
      sessionStorage.setItem(key, JSON.stringify(mine));
    } catch (full) { /* no room: the server still has it within two seconds */ }
  }

  function held() {
    try {
      var found = JSON.parse(sessionStorage.getItem(key));
      return found && found.wie === who ? found : null;
    } catch (broken) {
      return null;
    }
  }

  // --- To the server -----------------------------------------------------------

  function plan(after) {
    if (timer === null && !stopped) timer = setTimeout(save, after);
  }

  function changed() {
    hold();
    if (stopped || text() === kept) return;
    say(form.dataset.bezig);
    plan(WAIT);
  }

  function save() {
    clearTimeout(timer);
    timer = null;
    if (stopped || (text() === kept && !send && !tries)) return;
    if (busy) return text() === sending || last();
    var sent = sending = text();
    busy = true;
    fetch(form.dataset.concept, { method: "POST", body: body(), redirect: "manual", credentials: "same-origin" })
      .then(function (answer) { return answered(answer, sent); })
      .catch(disconnected)
      .then(function () {
        busy = false;
        if (stopped) return;  // a panel stands there now: nothing leaves this page
        if (send && text() === kept) return go(send);
        var first = asking && besideBase === "0";  // these keys waited already
        if (text() !== kept || tries) plan(tries ? Math.min(LONGEST, 1000 * Math.pow(2, tries)) : first ? 0 : WAIT);
      });
  }

  // The text as it is now, without waiting for an answer: while another is under way, and when the page is left.
  function last() {
    navigator.sendBeacon(form.dataset.concept, body());
  }

  // Nobody but this window writes the draft beside the other: a newer one is what it sent while it was left.
  function aside(status, found, sent) {
    besideBase = String(found.versie);
    if (status === 200) {
      kept = sent;
      say(form.dataset.opgeslagen + " " + found.om);
    }
    hold();
  }

  function follow() {
    base = form.elements.versie.value = String(newer);
  }

  // With what this window knows of its draft: the server uses up or throws away no text that it did not show.
  function go(button) {
    leaving = true;
    var told = { versie: base, venster: page, beurt: ++turn };
    Object.keys(told).forEach(function (name) {
      var part = button.form.elements[name] || document.createElement("input");
      if (!part.form) button.form.append(Object.assign(part, { type: "hidden", name: name }));
      part.value = told[name];
    });
    button.form.requestSubmit(button);
  }

  function answered(answer, sent) {
    if (answer.status === 200 || answer.status === 409) {
      return answer.json().then(function (found) {
        tries = 0;
        show(asking ? "botsing" : "");
        watch();
        if (asking) return aside(answer.status, found, sent);
        newer = found.versie;
        if (answer.status === 409) {
          if (found.nieuw_id) put("nieuw_id", found.nieuw_id);  // two pages of one draft make one conversation
          return clash(found.inhoud);
        }
        follow();
        kept = sent;
        beside = "";
        besideBase = "0";
        hold();
        if (again && text() === kept && !send) return anew();
        if (found.al) logged = ". " + found.al;  // said once by the server, and shown from then on
        say(form.dataset.opgeslagen + " " + found.om + logged);
      });
    }
    if (answer.status === 410) return answer.json().then(function (found) { merged(found.naar); });
    if (answer.status === 404) return closed(true);
    if (answer.status === 403 && answer.headers.get("X-Geweigerd") === "rol") return closed(false);
    // To the log-in page, or a form of another session than the present one.
    if (answer.type === "opaqueredirect" || answer.status === 403) return cover();
    disconnected();
  }

  // With everything that this page has no field for, as the server knows it now.
  function anew() {
    leaving = true;
    location.reload();
  }

  function disconnected() {
    tries += 1;
    send = null;
    show("verbinding");
    say("");
  }

  // --- The session ended: nobody who passes by reads what was typed --------------------------------

  function cover() {
    hold();
    only("weg");
  }

  function only(name) {
    stopped = true;
    send = null;
    clearTimeout(timer);
    form.hidden = true;
    document.querySelectorAll("main > :not(#concept-" + name + ")").forEach(function (part) { part.hidden = true; });
    document.title = panel(name).dataset.titel;
    panel(name).hidden = false;
    panel(name).focus();
  }

  // The file was closed to this medewerker meanwhile, or the role is gone and the own drafts with it (`drafts`): the own
  // text stays here to be copied, nothing else does.
  function closed(drafts) {
    panel("dicht").querySelectorAll("[data-concepten]").forEach(function (part) { part.hidden = !drafts; });
    var written = names.filter(function (name) { return isText(name) && touched(name); });
    panel("dicht").querySelector("textarea").value = written.map(function (name) {
      return called(name) + ":\n" + value(name);
    }).join("\n\n");
    only("dicht");
  }

  // The file went into another, and the draft with it: this text goes along, and stands beside what is there.
  function merged(where) {
    hold();
    try {
      var mine = sessionStorage.getItem(key);
      if (sessionStorage.getItem("concept:" + where)) return closed(true);  // a text of that file waits here already
      if (mine) sessionStorage.setItem("concept:" + where, JSON.stringify(Object.assign(JSON.parse(mine), { versie: "" })));
      sessionStorage.removeItem(key);
    } catch (full) { return closed(true); }
    panel("samengevoegd").querySelector("a").href = where;
    only("samengevoegd");
  }

  // When nothing was asked for as long as a session lives, ask whether it still does, and is of whom this page is.
  function watch() {
    clearTimeout(alive);
    alive = setTimeout(function () {
      look().then(function () { if (!stopped) watch(); });
    }, ALIVE);
  }

  function look() {
    return fetch(form.dataset.concept, {
      method: "HEAD", redirect: "manual", credentials: "same-origin", headers: { "X-Leeft": who }
    })
      .then(function (answer) { if (!stopped && answer.type === "opaqueredirect") cover(); })
      .catch(function () { /* no connection: it is asked again */ });
  }

  ["visibilitychange", "focus"].forEach(function (name) {
    (name === "focus" ? window : document).addEventListener(name, function () {
      if (!stopped && document.visibilityState === "visible") look();
    });
  });

  // --- Two tabs: both texts, and nothing is overwritten unseen ------------------------------------

  // What is newer may be what this page itself sent while it was left: then nothing of it is lost by going on.
  function holds(name, other) {
    return !other || (isText(name) ? value(name).indexOf(other) !== -1 : value(name) === other);
  }

  // What a reader sees: of a lock its words are left out.
  function words(part) {
    var copy = part.cloneNode(true);
    copy.querySelectorAll(".slot + .visually-hidden").forEach(function (one) { one.remove(); });
    return copy.textContent.replace(/\s+/g, " ").trim();
  }

  // A choice that stands there and not here, as a reader knows it.
  function choice(name, other) {
    var found = form.querySelector('[name="' + name + '"][value="' + CSS.escape(other) + '"], [name="' + name
      + '"] option[value="' + CSS.escape(other) + '"]');
    return found ? words(found.labels ? found.labels[0] : found) : other.trim();
  }

  // What a group of radios asks.
  function group(radio, name) {
    var whole = radio.closest("fieldset, [role=radiogroup]");
    var title = whole && (whole.querySelector("legend")
      || document.getElementById(whole.getAttribute("aria-labelledby")));
    return title ? words(title) : name;
  }

  function called(name) {
    var part = form.elements[name], line = /^a(\d+)_wat$/.exec(name);
    if (!part || part.type === "hidden") return line ? "Afspraak " + line[1] : "Ook";
    if (!part.tagName) return group(part[0], name);
    return part.getAttribute("aria-label") || (part.labels[0] ? words(part.labels[0]) : name);
  }

  // What somebody wrote in a field that this page has not, as the fourth line of agreements.
  function unknown(other) {
    return Object.keys(other).filter(function (name) { return other[name] && names.indexOf(name) === -1; });
  }

  // Goes along with this page unchanged, until the page is shown anew with a field for it.
  function carry(other) {
    unknown(other).forEach(function (name) {
      var part = document.createElement("input");
      part.type = "hidden";
      part.name = name;
      part.defaultValue = "";
      part.value = other[name];
      form.append(part);
      names.push(name);
      again = true;
    });
    if (again && Number(other.regels) > Number(value("regels"))) put("regels", other.regels);
  }

  // Of a correction that the other window began earlier, its begin: what a colleague changed since is nobody's here.
  function begun(other) {
    if (!form.elements.begin || !other.begin) return;
    if (Number(other.gesprek_versie) >= Number(value("gesprek_versie"))) return;
    put("gesprek_versie", other.gesprek_versie);
    put("begin", other.begin);
  }

  // Two texts of lines come below each other, and two agreements beside each other where there is room; a day, a time
  // or a choice is one of both.
  function fits(name) {
    if (form.elements[name].tagName === "TEXTAREA") return true;
    return /_wat$/.test(name) && together(name, value(name), theirs[name]).length <= ROOM;
  }

  // What stands there in a field that holds one answer: shown, and taken over on request.
  function offer(list, chosen, other) {
    list.hidden = !chosen.length;
    list.querySelectorAll("li").forEach(function (one) { one.remove(); });
    chosen.forEach(function (name) {
      var one = list.querySelector("template").content.firstElementChild.cloneNode(true);
      var shown = isText(name) ? other[name] : choice(name, other[name]), label = called(name);
      one.querySelector("span").textContent = label === shown ? label : label + (/[?:]$/.test(label) ? " " : ": ") + shown;
      one.querySelector("button").dataset.neem = name;
      one.querySelector("button").append(": " + label);
      list.querySelector("ul").append(one);
    });
  }

  // From here on this window has a draft of its own, beside the other, until somebody chose.
  function ask() {
    asking = true;
    beside = beside || mark();
    kept = "";
    hold();
    plan(0);
  }

  // The focus stays where somebody types: else the next keys are lost. What nobody touched here follows the other, but
  // not behind a button that was pressed: that text was not seen yet.
  function clash(other) {
    var pressed = send, mine = panel("botsing"), line = document.getElementById("concept-keuzes");
    theirs = other;
    begun(other);
    var differ = names.filter(function (name) {
      if (!form.elements[name] || form.elements[name].type === "hidden" || holds(name, other[name])) return false;
      if (touched(name) || pressed) return true;
      put(name, other[name]);
    });
    texts = differ.filter(fits);
    elsewhere = unknown(other);
    var choices = differ.filter(function (name) { return texts.indexOf(name) === -1; });
    if (!differ.length && !elsewhere.length) {
      kept = "";
      return follow();
    }
    send = null;
    ask();
    say("");
    offer(line, choices, other);
    var shown = texts.concat(elsewhere.filter(function (name) { return /_(wat|anders|voor|tekst|intern|actie)$/.test(name); }));
    mine.querySelector("textarea").value = shown.length === 1 ? other[shown[0]]
      : shown.map(function (name) { return called(name) + ":\n" + other[name]; }).join("\n\n");
    mine.hidden = false;
    if (pressed) mine.focus();
  }

  // The other text below the own one, without what both have. Of a text of lines those that are not in the own text: a
  // line that stands there twice and here once is not here yet.
  function together(name, mine, other) {
    if (other.indexOf(mine) !== -1) return other;
    if (form.elements[name].tagName !== "TEXTAREA") return mine + " / " + other;
    var own = mine.split("\n").map(function (line) { return line.trim(); });
    var left = other.split("\n").filter(function (line) {
      var place = line.trim() ? own.indexOf(line.trim()) : -1;
      if (place === -1) return true;
      own.splice(place, 1);
      return false;
    });
    var more = left.join("\n").replace(/\n\s*\n\s*\n/g, "\n\n").trim();
    return more ? mine + "\n\n" + more : mine;
  }

  function go_on() {
    asking = false;
    show("");
    follow();
    kept = "";
    changed();
    form.elements[texts[0] || "verslag"].focus();
  }

  panel("botsing").addEventListener("click", function (event) {
    var pressed = event.target.dataset.keuze, taken = event.target.dataset.neem;
    if (taken) {
      put(taken, theirs[taken]);
      event.target.closest("li").remove();
      changed();
    }
    if (!pressed) return;
    if (pressed === "samen") texts.forEach(function (name) {
      put(name, together(name, value(name), theirs[name]));
    });
    if (pressed === "samen") carry(theirs);
    go_on();
  });

  // --- What happens in the page -----------------------------------------------------------------------

  // A draft that is this window's own is not offered to it.
  function own(mark) {
    document.querySelectorAll("[data-naast]").forEach(function (part) {
      if (part.dataset.naast === mark) part.hidden = true;
    });
  }

  function restore() {
    var found = held();
    if (!found) return;
    beside = found.naast || "";
    besideBase = found.naastVersie || "0";
    own(beside);
    carry(found.inhoud);
    var mine = JSON.stringify(names.map(function (name) { return found.inhoud[name] || ""; }));
    if (mine === text() && !beside) return sessionStorage.removeItem(key);
    var stored = content();
    fill(found.inhoud);
    if (found.versie !== base) {
      base = found.versie;
      clash(stored);
    }
    changed();
  }

  form.addEventListener("input", changed);
  // First to the server as a draft, then the form itself: without a session or a connection nothing leaves this page.
  // Also when nothing was typed since: another window may have gone on with the draft.
  function submitted(event) {
    if (leaving || (text() === kept && base === "0" && !asking)) {
      stopped = true;
      clearTimeout(timer);
      return;
    }
    event.preventDefault();
    if (stopped || asking) return panel("botsing").focus();
    send = event.submitter;
    save();
  }
  form.addEventListener("submit", submitted);
  if (away) away.addEventListener("submit", submitted);
  window.addEventListener("online", save);
  window.addEventListener("beforeunload", function () {
    asked = true;
    setTimeout(function () { asked = false; if (!stopped) hold(); }, LONGEST);  // it did not come
  });
  window.addEventListener("pagehide", function () {
    if (leaving || stopped || text() === kept) return;
    last();
  });
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) location.reload();
  });
  restore();
  watch();
})();
