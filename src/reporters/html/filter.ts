/**
 * The page's one script: fields that narrow the list of checks by status, section and words. It makes the fields itself, so
 * that where scripts are off nothing stands there that does nothing.
 */
export const FILTER = `
(() => {
  const checks = [...document.querySelectorAll('#checks .check')];
  if (checks.length < 8) return;
  const sectionOf = check => { let node = check; while (node && node.tagName !== 'H3') node = node.previousElementSibling; return node ? node.textContent : ''; };
  const sections = new Map(checks.map(check => [check, sectionOf(check)]));
  const statuses = [...new Set(checks.map(check => check.classList[1]))].sort();
  const make = (tag, label, fill) => {
    const field = document.createElement(tag), around = document.createElement('label');
    around.append(label + ' ', field); fill(field); field.addEventListener('input', apply); bar.append(around); return field;
  };
  const options = values => field => { for (const value of ['', ...values]) { const option = document.createElement('option'); option.value = value; option.textContent = value || 'all'; field.append(option); } };
  const bar = document.createElement('div'), count = document.createElement('output');
  bar.className = 'filter'; bar.setAttribute('role', 'search');
  const status = make('select', 'Status', options(statuses));
  const section = make('select', 'Section', options([...new Set(sections.values())]));
  const words = make('input', 'Words', field => { field.type = 'search'; });
  bar.append(count);
  document.querySelector('#checks h2').after(bar);
  function apply() {
    const wanted = words.value.toLowerCase();
    let shown = 0;
    for (const check of checks) {
      const fits = (!status.value || check.classList.contains(status.value)) && (!section.value || sections.get(check) === section.value) && (!wanted || check.textContent.toLowerCase().includes(wanted));
      check.hidden = !fits; if (fits) shown += 1;
    }
    count.textContent = shown === checks.length ? '' : shown + ' of ' + checks.length;
  }
})();
`;
