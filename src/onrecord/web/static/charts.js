"use strict";
/* Draws the figures of the page: each <figure data-chart> from the address in data-src, or from the table below it. */
(function () {
  var css = getComputedStyle(document.documentElement);
  function color(name) { return css.getPropertyValue(name).trim(); }
  var QUADS = { 1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict" };
  var INKS = { 1: "#6baed6", 2: "#2171b5", 3: "#fdae6b", 4: "#d94801" };
  var DAY = 86400000;

  function quadScale() {
    return { domain: [1, 2, 3, 4].map(function (q) { return QUADS[q]; }), range: [1, 2, 3, 4].map(function (q) { return INKS[q]; }), legend: true };
  }
  function width(figure) { return Math.max(300, figure.querySelector(".canvas").clientWidth); }
  function step(by, date) {
    var d = new Date(date);
    if (by === "day") return new Date(+d + DAY);
    if (by === "week") return new Date(+d + 7 * DAY);
    if (by === "year") return new Date(Date.UTC(d.getUTCFullYear() + 1, 0, 1));
    return new Date(Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + 1, 1));
  }
  /* From the first period to the last one; a few periods stand in the middle of a dozen, so that none fills the chart. */
  function span(rows, by) {
    var first = d3.min(rows, function (r) { return r.from; }), last = d3.max(rows, function (r) { return r.to; });
    if (!rows.length) return undefined;
    var beside = Math.max(0, 12 * (step(by, first) - first) - (last - first)) / 2;
    return [new Date(+first - beside), new Date(+last + beside)];
  }
  function iso(date) { return new Date(date).toISOString().slice(0, 10); }
  function params() { return new URLSearchParams(location.search); }

  function bars(figure, data, signed) {
    var by = figure.dataset.by || "month";
    var rows = data.counts.map(function (c) {
      var conflict = +c.key > 2;
      return { from: new Date(c.period), to: step(by, c.period), quad: QUADS[c.key] || c.key,
        events: signed && conflict ? -c.events : c.events, key: c.key, score: c.score, articles: c.articles };
    });
    var plot = Plot.plot({
      className: "plot", width: width(figure), height: 270, marginLeft: 45, marginBottom: 40, x: { type: "utc", label: null, domain: span(rows, by) },
      y: { grid: true, label: signed ? "conflict ← events → cooperation" : "events", tickFormat: function (v) { return Math.abs(v); } },
      color: quadScale(),
      marks: [Plot.rectY(rows, { x1: "from", x2: "to", y: "events", fill: "quad", insetRight: rows.length > 400 ? 0 : 0.5, tip: true,
        title: function (d) { return iso(d.from) + "\n" + d.quad + "\n" + Math.abs(d.events) + " events, " + d.articles + " articles" + (d.score == null ? "" : "\nmean Goldstein " + d.score); } }),
        Plot.ruleY([0])]
    });
    var svg = plot.tagName === "svg" ? plot : plot.querySelector(":scope > svg");
    zoomed(svg, plot.scale("x"));
    svg.addEventListener("click", function () {
      var d = plot.value;
      if (d && !svg.dataset.zooming) location.href = opened(d, by);
    });
    return plot;
  }
  /* Drawing over a span with the pointer narrows the view to it; the browser's way back widens it again. */
  function zoomed(svg, scale) {
    var from = null, shade = null;
    function at(event) { return Math.max(scale.range[0], Math.min(scale.range[1], d3.pointer(event, svg)[0])); }
    svg.addEventListener("pointerdown", function (event) { from = at(event); delete svg.dataset.zooming; });
    svg.addEventListener("pointermove", function (event) {
      if (from === null || Math.abs(at(event) - from) < 8) return;
      svg.dataset.zooming = "yes";
      if (!shade) shade = d3.select(svg).append("rect").attr("y", 0).attr("height", svg.clientHeight).attr("fill", color("--focus")).attr("fill-opacity", 0.15).attr("pointer-events", "none");
      shade.attr("x", Math.min(from, at(event))).attr("width", Math.abs(at(event) - from));
    });
    window.addEventListener("pointerup", function (event) {
      if (from !== null && svg.dataset.zooming) {
        var ends = [from, at(event)].sort(function (a, b) { return a - b; }).map(scale.invert), q = params();
        q.set("since", iso(ends[0])); q.set("until", iso(ends[1])); q.delete("page");
        location.search = q.toString();
      }
      from = null;
    });
  }
  function opened(d, by) {
    var q = params(), wanted = new URLSearchParams();
    ["status", "event", "country", "party", "actor", "recipient", "outlet", "text", "place", "speaker"].forEach(function (n) { if (q.get(n)) wanted.set(n, q.get(n)); });
    if (q.get("a")) { wanted.append("between", q.get("a")); wanted.append("between", q.get("b")); if (!q.get("status")) { wanted.append("status", "occurred"); wanted.append("status", "ongoing"); } }
    wanted.set("since", iso(d.from)); wanted.set("until", iso(+step(by, d.from) - DAY)); wanted.set("quad", d.key);
    return "/events?" + wanted;
  }
  function statements(figure) {
    var by = figure.dataset.by;
    var rows = Array.from(figure.parentNode.querySelectorAll("[data-table] tbody tr")).map(function (tr) {
      return { from: new Date(tr.dataset.first), to: step(by, tr.dataset.first), statements: +tr.cells[1].textContent };
    });
    return Plot.plot({ className: "plot", width: width(figure), height: 180, marginLeft: 45, x: { type: "utc", label: null, domain: span(rows, by) }, y: { grid: true },
      marks: [Plot.rectY(rows, { x1: "from", x2: "to", y: "statements", fill: color("--link"), insetRight: rows.length > 400 ? 0 : 0.5, tip: true }), Plot.ruleY([0])] });
  }
  function network(figure, data) {
    var w = width(figure), h = Math.min(640, Math.max(360, w * 0.6)), names = new Map();
    data.edges.forEach(function (e) { [e.source, e.target].forEach(function (n) { names.set(n, (names.get(n) || 0) + e.events); }); });
    var nodes = Array.from(names, function (n) { return { id: n[0], events: n[1] }; });
    var links = data.edges.map(function (e) { return { source: e.source, target: e.target, quad: e.quad, events: e.events }; });
    var force = d3.forceSimulation(nodes).force("link", d3.forceLink(links).id(function (d) { return d.id; }).distance(70))
      .force("charge", d3.forceManyBody().strength(-160)).force("center", d3.forceCenter(w / 2, h / 2)).force("x", d3.forceX(w / 2).strength(0.06)).force("y", d3.forceY(h / 2).strength(0.08)).stop();
    for (var i = 0; i < 250; i++) force.tick();
    /* All of it is seen, with room for the names, however narrow the screen is. */
    var xs = d3.extent(nodes, function (d) { return d.x; }), ys = d3.extent(nodes, function (d) { return d.y; });
    var svg = d3.create("svg").attr("viewBox", [xs[0] - 70, ys[0] - 30, xs[1] - xs[0] + 140, ys[1] - ys[0] + 60]).attr("width", w).attr("height", h);
    var inner = svg.append("g");
    svg.call(d3.zoom().scaleExtent([0.5, 6]).on("zoom", function (event) { inner.attr("transform", event.transform); }));
    inner.selectAll("path").data(links).join("path").attr("fill", "none").attr("stroke", function (d) { return INKS[d.quad]; })
      .attr("stroke-dasharray", function (d) { return d.quad > 2 ? "5 3" : null; }).attr("stroke-opacity", 0.8)
      .attr("stroke-width", function (d) { return 1 + Math.log2(d.events); })
      .attr("d", function (d) { return "M" + d.source.x + "," + d.source.y + "Q" + ((d.source.x + d.target.x) / 2 + (d.target.y - d.source.y) / 8) + "," + ((d.source.y + d.target.y) / 2 - (d.target.x - d.source.x) / 8) + " " + d.target.x + "," + d.target.y; })
      .append("title").text(function (d) { return d.source.id + " → " + d.target.id + ": " + d.events + " × " + QUADS[d.quad]; });
    var node = inner.selectAll("a").data(nodes).join("a").attr("href", function (d) { return "/events?" + (/^[A-Z]{3}$/.test(d.id) ? "country=" : "party=") + encodeURIComponent(d.id); })
      .attr("transform", function (d) { return "translate(" + d.x + "," + d.y + ")"; });
    node.append("circle").attr("r", function (d) { return 4 + Math.sqrt(d.events); }).attr("fill", color("--card")).attr("stroke", color("--ink"));
    node.append("text").attr("dy", -9).attr("text-anchor", "middle").attr("font-size", 12).attr("fill", color("--ink")).text(function (d) { return d.id.length > 24 ? d.id.slice(0, 23) + "…" : d.id; });
    return svg.node();
  }
  function map(figure, data, land) {
    var w = width(figure), h = w * 0.5;
    var projection = d3.geoEqualEarth().fitSize([w, h], { type: "Sphere" }), path = d3.geoPath(projection);
    var svg = d3.create("svg").attr("viewBox", [0, 0, w, h]).attr("width", w).attr("height", h), inner = svg.append("g");
    inner.append("path").attr("d", path({ type: "Sphere" })).attr("fill", color("--card")).attr("stroke", color("--line"));
    inner.append("path").attr("d", path(topojson.feature(land, land.objects.land))).attr("fill", color("--line")).attr("stroke", color("--quiet")).attr("stroke-width", 0.4);
    var groups = d3.group(data.events, function (e) { return e.lat + "," + e.lon; });
    var pins = inner.selectAll("a").data(Array.from(groups.values())).join("a").attr("href", function (g) { return g.length === 1 ? "/articles/" + g[0].article_key + "#r-" + g[0].event_id : "/events?place=" + encodeURIComponent(g[0].place); });
    pins.append("circle").attr("cx", function (g) { return projection([g[0].lon, g[0].lat])[0]; }).attr("cy", function (g) { return projection([g[0].lon, g[0].lat])[1]; })
      .attr("r", function (g) { return 3 + Math.sqrt(g.length); }).attr("fill", function (g) { return color("--" + g[0].status); }).attr("fill-opacity", 0.75).attr("stroke", color("--card"));
    pins.append("title").text(function (g) { return g[0].place + ": " + g.length + (g.length > 1 ? " events" : " event") + "\n" + g.slice(0, 3).map(function (e) { return (e.day || "") + " " + e.event + " (" + e.status + ")"; }).join("\n"); });
    svg.call(d3.zoom().scaleExtent([1, 40]).on("zoom", function (event) {
      inner.attr("transform", event.transform);
      inner.selectAll("circle").attr("r", function (g) { return (3 + Math.sqrt(g.length)) / Math.sqrt(event.transform.k); });
    }));
    return svg.node();
  }

  function json(address) {
    return fetch(address, { credentials: "same-origin" }).then(function (answer) {
      if (!answer.ok) throw new Error("the record did not answer (" + answer.status + ")");
      return answer.json();
    });
  }
  var DRAW = {
    timeline: function (f) { return json(f.dataset.src).then(function (d) { return bars(f, d, false); }); },
    dyad: function (f) { return json(f.dataset.src).then(function (d) { return bars(f, d, true); }); },
    statements: function (f) { return Promise.resolve(statements(f)); },
    network: function (f) { return json(f.dataset.src).then(function (d) { return network(f, d); }); },
    map: function (f) { return Promise.all([json(f.dataset.src), json("/static/vendor/land.json")]).then(function (d) { return map(f, d[0], d[1]); }); }
  };

  function save(name, blob) {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
  }
  function svgOf(figure) {
    var svg = figure.querySelector(".canvas svg:last-of-type") || figure.querySelector(".canvas svg");
    var copy = svg.cloneNode(true);
    copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    copy.setAttribute("font-family", "sans-serif");
    copy.setAttribute("color", color("--ink"));
    return { text: new XMLSerializer().serializeToString(copy), width: svg.clientWidth, height: svg.clientHeight };
  }
  function csvOf(figure) {
    var table = figure.parentNode.querySelector("[data-table]");
    return Array.from(table.rows).map(function (tr) {
      return Array.from(tr.cells).map(function (td) { return '"' + td.textContent.trim().replace(/"/g, '""') + '"'; }).join(",");
    }).join("\n") + "\n";
  }
  var SAVE = {
    svg: function (f, n) { save(n + ".svg", new Blob([svgOf(f).text], { type: "image/svg+xml" })); },
    csv: function (f, n) { save(n + ".csv", new Blob([csvOf(f)], { type: "text/csv" })); },
    png: function (f, n) {
      var found = svgOf(f), picture = new Image();
      picture.onload = function () {
        var canvas = document.createElement("canvas");
        canvas.width = 2 * found.width; canvas.height = 2 * found.height;
        var pen = canvas.getContext("2d");
        pen.fillStyle = color("--ground"); pen.fillRect(0, 0, canvas.width, canvas.height);
        pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
        canvas.toBlob(function (blob) { save(n + ".png", blob); });
      };
      picture.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(found.text);
    }
  };

  document.querySelectorAll("figure[data-chart]").forEach(function (figure) {
    var canvas = figure.querySelector(".canvas"), kind = figure.dataset.chart;
    if (typeof d3 === "undefined" || typeof Plot === "undefined") {
      canvas.textContent = "The parts that draw charts were not built into this installation; the table below has the figures.";
      figure.querySelectorAll("[data-save=svg], [data-save=png]").forEach(function (b) { b.hidden = true; });
    } else {
      DRAW[kind](figure).then(function (drawn) {
        drawn.querySelectorAll("g[aria-label], g[aria-description]").forEach(function (g) { g.removeAttribute("aria-label"); g.removeAttribute("aria-description"); });
        canvas.replaceChildren(drawn); figure.dataset.drawn = "yes"; })
        .catch(function (error) { canvas.textContent = "Not drawn: " + error.message; });
    }
    figure.querySelectorAll("[data-save]").forEach(function (button) {
      button.addEventListener("click", function () { SAVE[button.dataset.save](figure, "onrecord-" + kind); });
    });
  });
})();
