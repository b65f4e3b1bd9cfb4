"use strict";
(function () {
  /* "/" goes to the search box, as readers of long lists expect. */
  document.addEventListener("keydown", function (event) {
    var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      var box = document.getElementById("find");
      if (box) { event.preventDefault(); box.focus(); }
    }
  });
  /* Empty fields do not go into the address: it stays short enough to send to somebody. */
  document.querySelectorAll("form[role=search]").forEach(function (form) {
    form.addEventListener("submit", function () {
      form.querySelectorAll("input, select").forEach(function (field) { if (!field.value) field.disabled = true; });
    });
  });
  window.addEventListener("pageshow", function () {
    document.querySelectorAll("form[role=search] :disabled").forEach(function (field) { field.disabled = false; });
  });
  /* An address that ends in #r-e3 opens that record of the reading. */
  function openNamed() {
    var record = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (record && record.tagName === "DETAILS") { record.open = true; record.scrollIntoView({ block: "nearest" }); }
  }
  window.addEventListener("load", openNamed);
  window.addEventListener("hashchange", openNamed);
})();
