/* SPDX-License-Identifier: Apache-2.0 */
"use strict";
(() => {
  const form = document.getElementById("form");
  const sections = [...form.querySelectorAll("section")];
  const store = "mdaq-human-eval:" + form.dataset.sheet;

  const chosen = (section) => section.querySelector("input:checked")?.value ?? "";
  const comment = (section) => section.querySelector("textarea");

  function show() {
    let done = 0;
    for (const section of sections) {
      const answered = chosen(section) !== "";
      section.classList.toggle("answered", answered);
      done += answered ? 1 : 0;
    }
    document.getElementById("meter").value = done;
    document.getElementById("done").textContent = done + " / " + sections.length;
  }

  /* Browsers may forbid storage to files from the disk; the page then works without it. */
  function keep() {
    try {
      localStorage.setItem(store, JSON.stringify(sections.map(
        (section) => [section.dataset.item, chosen(section), comment(section).value])));
    } catch (forbidden) { /* as above */ }
  }

  function restore() {
    try {
      const byItem = new Map(sections.map((section) => [section.dataset.item, section]));
      for (const [item, label, words] of JSON.parse(localStorage.getItem(store) ?? "[]")) {
        const section = byItem.get(item);
        for (const input of section?.querySelectorAll("input") ?? []) {
          input.checked = input.value === label;
        }
        if (section) {
          comment(section).value = String(words);
        }
      }
    } catch (damaged) { /* as above */ }
  }

  /* No cell may begin like a formula, as in the tables that this program writes. */
  const guarded = (text) => /^['\s\u0000-\u0020]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20|%]/.test(text)
    ? "'" + text : text;
  const cell = (text) => '"' + guarded(text).replaceAll('"', '""') + '"';

  function csv() {
    const rows = [form.dataset.columns.split(" ")].concat(sections.map(
      (section) => [section.dataset.item, section.dataset.check, chosen(section),
        comment(section).value]));
    return "\uFEFF" + rows.map(
      (row) => row.map(cell).join(form.dataset.separator) + "\r\n").join("");
  }

  function save() {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([csv()], { type: "text/csv;charset=utf-8" }));
    link.download = form.dataset.name + ".csv";
    document.body.append(link);
    link.click();
    link.remove();
  }

  /* The pair in which the focus is, else the first one without an answer. */
  function current() {
    return document.activeElement?.closest("section")
      ?? sections.find((section) => chosen(section) === "");
  }

  document.addEventListener("keydown", (event) => {
    const number = /^(?:Digit|Numpad)([1-4])$/.exec(event.code);
    const typing = event.target.tagName === "TEXTAREA";
    if (!number || typing || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) {
      return;
    }
    const section = current();
    if (section) {
      event.preventDefault();
      const input = section.querySelectorAll("input")[number[1] - 1];
      input.checked = true;
      changed();
      const next = sections[sections.indexOf(section) + 1];
      (next ?? section).scrollIntoView({ block: "start" });
      (next?.querySelector("input") ?? input).focus({ preventScroll: true });
    }
  });

  function changed() {
    keep();
    show();
  }

  form.addEventListener("input", changed);
  form.addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("save").addEventListener("click", save);
  document.getElementById("bar").hidden = false;
  restore();
  show();
})();
