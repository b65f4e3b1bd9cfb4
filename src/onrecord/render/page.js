"use strict";
(function () {
  var byRecord = new Map();
  var marks = document.querySelectorAll("[data-r]");
  marks.forEach(function (mark) {
    mark.dataset.r.split(" ").forEach(function (id) {
      if (!byRecord.has(id)) byRecord.set(id, []);
      byRecord.get(id).push(mark);
    });
  });
  var shown = null;

  function light(id, on) {
    (byRecord.get(id) || []).forEach(function (mark) { mark.classList.toggle("on", on); });
    var record = document.getElementById(id);
    if (record) record.classList.toggle("on", on);
    return record;
  }

  function inView(element, box) {
    var r = element.getBoundingClientRect();
    return r.top >= 0 && r.bottom <= (box || window.innerHeight);
  }

  function show(id, from) {
    if (shown && shown !== id) {
      var before = light(shown, false);
      if (before) before.open = false;
    }
    shown = id;
    var record = light(id, true);
    if (from === "text" && record) {
      record.open = true;
      record.scrollIntoView({ block: "nearest" });
    } else {
      var first = (byRecord.get(id) || [])[0];
      if (first && !inView(first)) first.scrollIntoView({ block: "center" });
    }
  }

  function next(mark) {
    var ids = mark.dataset.r.split(" ");
    return ids[(ids.indexOf(shown) + 1) % ids.length];
  }

  function clear() {
    if (!shown) return;
    var record = light(shown, false);
    if (record) record.open = false;
    shown = null;
  }

  document.addEventListener("click", function (event) {
    var mark = event.target.closest("[data-r]");
    if (mark) show(next(mark), "text");
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") clear();
    var mark = event.target.closest("[data-r]");
    if (mark && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      show(next(mark), "text");
    }
  });
  document.querySelectorAll("details.record").forEach(function (record) {
    record.addEventListener("toggle", function () {
      if (record.open && shown !== record.id) show(record.id, "panel");
      else if (!record.open && shown === record.id) clear();
    });
  });
})();
