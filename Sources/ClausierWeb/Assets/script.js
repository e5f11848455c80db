// Everything works without this file. With it: files can be dropped, folders chosen, and progress is
// followed without reloading the page.
(function () {
  'use strict';

  document.querySelectorAll('[data-script]').forEach(function (element) { element.hidden = false; });

  // What was chosen, under the field; and dropping.
  document.querySelectorAll('form[data-depot]').forEach(function (form) {
    var zone = form.querySelector('[data-zone]');
    var files = form.querySelector('#fichiers');
    var folder = form.querySelector('#dossier');
    var list = form.querySelector('[data-choisis]');
    var sending = form.querySelector('[data-envoi]');
    var button = form.querySelector('button[type=submit]');
    if (!('webkitdirectory' in folder)) folder.closest('.folder').hidden = true;

    function show() {
      var all = Array.from(files.files).concat(Array.from(folder.files));
      list.textContent = '';
      all.slice(0, 12).forEach(function (file) {
        var item = document.createElement('li');
        item.textContent = file.webkitRelativePath || file.name;
        list.append(item);
      });
      if (all.length > 12) {
        var more = document.createElement('li');
        more.textContent = 'et ' + (all.length - 12) + ' autres';
        list.append(more);
      }
    }
    files.addEventListener('change', show);
    folder.addEventListener('change', show);

    ['dragenter', 'dragover'].forEach(function (name) {
      zone.addEventListener(name, function (event) { event.preventDefault(); zone.classList.add('over'); });
    });
    zone.addEventListener('dragleave', function (event) {
      if (!zone.contains(event.relatedTarget)) zone.classList.remove('over');
    });
    zone.addEventListener('drop', function (event) {
      event.preventDefault();
      zone.classList.remove('over');
      var entries = Array.from(event.dataTransfer.items || [])
        .map(function (item) { return item.webkitGetAsEntry && item.webkitGetAsEntry(); })
        .filter(Boolean);
      if (!entries.some(function (entry) { return entry.isDirectory; })) {
        files.files = event.dataTransfer.files;
        show();
        return;
      }
      var found = [];
      Promise.all(entries.map(function (entry) { return walk(entry, '', found); })).then(function () {
        var transfer = new DataTransfer();
        found.forEach(function (each) {
          // The folder is part of the name: it may say which lot a paper is about.
          transfer.items.add(new File([each.file], each.path, { type: each.file.type }));
        });
        files.files = transfer.files;
        show();
      });
    });

    form.addEventListener('submit', function (event) {
      if (files.files.length + folder.files.length === 0) {
        event.preventDefault();
        sending.textContent = 'Choisissez d’abord des fichiers.';
        files.focus();
        return;
      }
      sending.textContent = 'Envoi des fichiers…';
      button.setAttribute('aria-disabled', 'true');
    });
    window.addEventListener('pageshow', function () {
      sending.textContent = '';
      button.removeAttribute('aria-disabled');
    });
  });

  function walk(entry, path, found) {
    return new Promise(function (resolve) {
      if (entry.isFile) {
        entry.file(function (file) { found.push({ file: file, path: path + file.name }); resolve(); }, resolve);
        return;
      }
      var reader = entry.createReader();
      var waiting = [];
      (function next() {
        reader.readEntries(function (entries) {
          if (entries.length === 0) { Promise.all(waiting).then(function () { resolve(); }); return; }
          entries.forEach(function (each) { waiting.push(walk(each, path + entry.name + '/', found)); });
          next();
        }, resolve);
      })();
    });
  }

  // Progress.
  var progress = document.getElementById('suivi');
  if (progress && progress.dataset.suivi) {
    setTimeout(function follow() {
      fetch(location.href, { credentials: 'same-origin' }).then(function (answer) {
        if (answer.redirected) { location.replace(answer.url); return null; }
        return answer.text();
      }).then(function (text) {
        if (text === null) return;
        var next = new DOMParser().parseFromString(text, 'text/html').getElementById('suivi');
        if (!next) { location.reload(); return; }
        var current = document.getElementById('suivi');
        if (next.innerHTML !== current.innerHTML) current.innerHTML = next.innerHTML;
        if (next.dataset.suivi) setTimeout(follow, 1000); else location.reload();
      }).catch(function () { setTimeout(follow, 4000); });
    }, 700);
  }

  // What is wrong is shown first.
  var errors = document.getElementById('erreurs');
  if (errors) errors.focus();

  // Remedies are there to be copied.
  if (navigator.clipboard) {
    document.querySelectorAll('.cr [data-copy], .cr .cr-remedy').forEach(function (remedy) {
      var button = document.createElement('button');
      button.type = 'button';
      button.className = 'quiet copy';
      button.textContent = 'Copier';
      button.addEventListener('click', function () {
        navigator.clipboard.writeText(remedy.innerText.trim()).then(function () {
          button.textContent = 'Copié';
          setTimeout(function () { button.textContent = 'Copier'; }, 2000);
        });
      });
      remedy.after(button);
    });
  }
})();
