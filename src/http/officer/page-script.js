/** How often look-ups are asked for as they come, in milliseconds. */
const EVERY = 1_000;
/** What came so long before the newest one may still be missing: replicas write side by side, and their clocks differ. */
const OVERLAP = 60_000;
/** Rows that are kept on the page while it runs. */
const MOST_ROWS = 500;

const byId = (id) => document.getElementById(id);
const [state, rows, more, search] = ['state', 'entries', 'more', 'search'].map(byId);

const time = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'medium',
  timeZone: 'Europe/Copenhagen',
});

/** The rows that are shown, by the ids of their entries. */
let shown = new Map();
let newestAt = null;
/** Counts what was last asked to be shown: an answer that comes later than the next question is not shown. */
let view = 0;
/** The form of the search that is shown, with where to go on. */
let searched = null;

async function ask(path, fields) {
  const response = await fetch(path, { method: 'POST', body: new URLSearchParams(fields) });
  const answer = await response.json();
  if (response.ok) return answer;
  throw Object.assign(new Error(answer.errors[0].message), { isSignedOut: response.status === 401 });
}

function startView() {
  view += 1;
  shown = new Map();
  newestAt = null;
  rows.replaceChildren();
  more.hidden = true;
  return view;
}

async function watch() {
  const own = startView();
  while (own === view) {
    try {
      const { entries } = await ask('/officer/newest', newestAt === null ? {} : { from: newestAt - OVERLAP });
      if (own !== view) return;
      const isFirst = newestAt === null;
      // The newest is the first of them, and goes on top last.
      for (const entry of entries.toReversed()) addOnTop(entry, !isFirst);
      newestAt = Math.max(newestAt ?? 0, ...entries.map(({ at }) => at));
      state.textContent = 'Look-ups are shown as they come.';
    } catch (error) {
      if (own !== view) return;
      state.textContent = error.message;
      if (error.isSignedOut) return;
    }
    await new Promise((resolve) => setTimeout(resolve, EVERY));
  }
}

function addOnTop(entry, isNew) {
  if (shown.has(entry.id)) return;
  const row = rowOf(entry);
  row.classList.toggle('new', isNew);
  shown.set(entry.id, row);
  rows.prepend(row);
  if (shown.size <= MOST_ROWS) return;
  const [[oldest, oldestRow]] = shown;
  shown.delete(oldest);
  oldestRow.remove();
}

async function showSearch(fields, isMore) {
  const own = isMore ? view : startView();
  state.textContent = 'Searching …';
  try {
    const { entries, endCursor } = await ask('/officer/search', fields);
    if (own !== view) return;
    rows.append(...entries.map(rowOf));
    searched = { ...fields, after: endCursor ?? '' };
    more.hidden = endCursor === null;
    state.textContent =
      rows.children.length === 0 ? 'Nothing was found.' : `${rows.children.length} requests are shown.`;
  } catch (error) {
    if (own === view) state.textContent = error.message;
  }
}

function rowOf({ at, outcome, caseReference, circumstances, people, disclosures, requestId }) {
  const { caller, purpose, operation } = circumstances;
  const row = document.createElement('tr');
  row.classList.toggle('refused', outcome !== 'ANSWERED');
  row.append(
    cell(time.format(at)),
    caller === null ? cell('Nobody signed in') : cell(whoIs(caller), caller.client, caller.subject),
    purpose === null
      ? cell(operation?.name ?? '–')
      : cell(purpose.code, purpose.legalBasis, operation?.name ?? ''),
    cell(String(people)),
    cell(...(disclosures.length === 0 ? ['–'] : disclosures.map(whatOf))),
    cell(outcome, caseReference === null ? '' : `case ${caseReference}`, `request ${requestId}`),
  );
  return row;
}

const KINDS = { PERSON: 'A person, for themselves', EMPLOYEE: 'An employee', MACHINE: 'A program' };
const whoIs = ({ kind, cvr }) => KINDS[kind] + (cvr === null ? '' : ` of ${cvr}`);

const whatOf = ({ place, outcome, count }) =>
  `${count} ${outcome.toLowerCase()} at ${place.path}: ${place.fields.join(', ')}`;

/** The first text as it is, the others small below it. Never as markup. */
function cell(first, ...others) {
  const element = document.createElement('td');
  element.append(first);
  for (const text of others.filter((one) => one !== '')) {
    const small = document.createElement('small');
    small.textContent = text;
    element.append(small);
  }
  return element;
}

search.addEventListener('submit', (event) => {
  event.preventDefault();
  const fields = Object.fromEntries(new FormData(search));
  for (const name of ['from', 'to']) {
    fields[name] = fields[name] === '' ? '' : String(new Date(fields[name]).getTime());
  }
  void showSearch(fields, false);
});
more.addEventListener('click', () => void showSearch(searched, true));
byId('live').addEventListener('click', () => void watch());
byId('sign-out').addEventListener('click', async () => {
  await fetch('/sign-out', { method: 'POST' });
  location.assign('/graphiql');
});

void watch();
