// SPDX-License-Identifier: Apache-2.0
// Draws the charts of a report. Everything they show stands in the page without them, too.
(function () {
  'use strict';

  function color(name) {
    return getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
  }

  function shown(value, unit) {
    var text = Math.abs(value) >= 1000 || Number.isInteger(value)
      ? value.toLocaleString('en-US', { maximumFractionDigits: 0 })
      : value.toFixed(Math.abs(value) < 1 ? 2 : 1);
    return unit ? text + ' ' + unit : text;
  }

  function series(kind, one) {
    var tint = color(one.tone.toLowerCase());
    var drawn = {
      name: one.name, data: one.values, animation: false, itemStyle: { color: tint },
      type: kind === 'BARS' ? 'bar' : 'line'
    };
    if (kind === 'BARS') {
      drawn.barGap = '10%';
      drawn.barMaxWidth = 22;
    } else {
      drawn.lineStyle = { color: tint, width: 1.5 };
      drawn.symbol = kind === 'LINES' ? 'circle' : 'none';
      drawn.symbolSize = 6;
    }
    if (kind === 'STEPS') {
      drawn.step = 'middle';
      drawn.areaStyle = { color: tint, opacity: 0.25 };
    }
    return drawn;
  }

  function option(kind, view) {
    var ink = color('ink'), soft = color('soft'), line = color('line'), paper = color('paper');
    return {
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: ink },
      grid: { left: 8, right: 16, top: 34, bottom: 28, containLabel: true },
      legend: { top: 0, left: 0, icon: 'rect', itemWidth: 11, itemHeight: 11, textStyle: { color: ink } },
      tooltip: {
        // Drawn, not written into the page: names are never read as markup.
        renderMode: 'richText', trigger: 'axis', confine: true,
        backgroundColor: paper, borderColor: line, textStyle: { color: ink, fontSize: 12 },
        axisPointer: { type: kind === 'BARS' ? 'shadow' : 'line' },
        valueFormatter: function (value) { return shown(value, view.unit); }
      },
      xAxis: {
        type: 'category', data: view.categories, name: view.axis, nameLocation: 'middle', nameGap: 28,
        nameTextStyle: { color: soft }, axisLabel: { color: soft, hideOverlap: true },
        axisLine: { lineStyle: { color: soft } }, axisTick: { show: false }
      },
      yAxis: {
        type: 'value', splitLine: { lineStyle: { color: line } },
        axisLabel: { color: soft, formatter: function (value) { return shown(value, view.unit); } }
      },
      series: view.series.map(function (one) { return series(kind, one); })
    };
  }

  function chooser(views, choose) {
    var label = document.createElement('label');
    var select = document.createElement('select');
    views.forEach(function (view, index) {
      var entry = document.createElement('option');
      entry.value = String(index);
      entry.textContent = view.name;
      select.append(entry);
    });
    select.addEventListener('change', function () { choose(Number(select.value)); });
    label.append('Show ', select);
    return label;
  }

  function draw(figure) {
    var data = JSON.parse(figure.querySelector('script.data').textContent);
    var caption = figure.querySelector('figcaption');
    var canvas = document.createElement('div');
    canvas.className = 'canvas';
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', caption.textContent + ' The numbers follow as a table.');
    caption.after(canvas);
    var chart = echarts.init(canvas, null, { renderer: 'canvas' });
    var current = 0;
    function paint() { chart.setOption(option(data.kind, data.views[current]), true); }
    if (data.views.length > 1) {
      caption.after(chooser(data.views, function (index) { current = index; paint(); }));
    }
    paint();
    new ResizeObserver(function () { chart.resize(); }).observe(canvas);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', paint);
    figure.querySelector('details.numbers').open = false;
  }

  if (typeof echarts !== 'undefined') {
    document.querySelectorAll('figure.chart').forEach(draw);
  }

  var opened = [];
  addEventListener('beforeprint', function () {
    opened = Array.from(document.querySelectorAll('details:not([open])'));
    opened.forEach(function (details) { details.open = true; });
  });
  addEventListener('afterprint', function () {
    opened.forEach(function (details) { details.open = false; });
  });
})();
