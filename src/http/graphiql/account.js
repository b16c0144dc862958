const KINDS = {
  PERSON: 'a person, for themselves',
  EMPLOYEE: 'an employee',
  MACHINE: 'a program',
};

const ASSURANCE = { LOW: 'low', SUBSTANTIAL: 'substantial', HIGH: 'high' };

/** Asks the server who is signed in on this page. */
export async function askWho() {
  const response = await fetch('/sign-in/who');
  return response.ok ? response.json() : { isSignedIn: false };
}

/** Says so in the line above the editor, with what there is to do about it. */
export function showAccount(who) {
  const place = document.getElementById('account');
  place.replaceChildren(...(who.isSignedIn ? signedIn(who) : [link('/sign-in?to=graphiql', 'Sign in')]));
}

function signedIn({ kind, cvr, assurance, mayReadLedger }) {
  const company = cvr === null ? '' : ` of ${cvr}`;
  const strength = assurance === null ? '' : `, assurance ${ASSURANCE[assurance]}`;
  const text = document.createElement('span');
  text.textContent = `Signed in as ${KINDS[kind]}${company}${strength}`;
  const button = document.createElement('button');
  button.textContent = 'Sign out';
  button.addEventListener('click', () => void signOut());
  return [text, ...(mayReadLedger ? [link('/officer', 'Look-ups')] : []), button];
}

async function signOut() {
  await fetch('/sign-out', { method: 'POST' });
  location.reload();
}

function link(href, text) {
  const element = document.createElement('a');
  element.href = href;
  element.textContent = text;
  return element;
}
