// A form that is sent with a passkey: the browser makes or asks one, and what it says goes along.
// No eval, no inline code, nothing is fetched. Without this file the page says to use an app.
(function () {
  "use strict";

  function toBytes(text) {
    var plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, function (character) { return character.charCodeAt(0); });
  }

  function toText(buffer) {
    var plain = String.fromCharCode.apply(null, new Uint8Array(buffer));
    return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  function withBytes(descriptor) {
    return Object.assign({}, descriptor, { id: toBytes(descriptor.id) });
  }

  function readable(options) {
    var key = Object.assign({}, options.publicKey, { challenge: toBytes(options.publicKey.challenge) });
    if (key.user) key.user = withBytes(key.user);
    ["excludeCredentials", "allowCredentials"].forEach(function (name) {
      if (key[name]) key[name] = key[name].map(withBytes);
    });
    return { publicKey: key };
  }

  function asJson(credential) {
    var answer = { clientDataJSON: toText(credential.response.clientDataJSON) };
    ["attestationObject", "authenticatorData", "signature", "userHandle"].forEach(function (name) {
      if (credential.response[name]) answer[name] = toText(credential.response[name]);
    });
    return JSON.stringify({
      id: credential.id,
      rawId: toText(credential.rawId),
      type: credential.type,
      authenticatorAttachment: credential.authenticatorAttachment,
      clientExtensionResults: credential.getClientExtensionResults(),
      response: answer
    });
  }

  function prepare(form) {
    var options = readable(JSON.parse(form.dataset.opties));
    var mistake = form.querySelector("[data-passkey-fout]");
    form.querySelector("[data-passkey-zonder]").hidden = true;
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      mistake.hidden = true;
      navigator.credentials[form.dataset.passkey](options).then(function (credential) {
        form.elements.credential.value = asJson(credential);
        form.submit();
      }).catch(function () {
        mistake.hidden = false;
      });
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    if (!window.PublicKeyCredential) return;
    document.querySelectorAll("form[data-passkey]").forEach(prepare);
  });
})();
