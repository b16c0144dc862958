/** As much of a browser as a login without pages needs: it keeps cookies, and goes where it is sent. */
export type SmallBrowser = {
  /** Asks for one page, and goes nowhere. */
  open(url: string | URL, init?: RequestInit): Promise<Response>;
  /** Goes on until it is sent to an address that begins like this; gives that address, or the last page where there is none. */
  follow(url: string | URL, until: string, init?: RequestInit): Promise<URL | Response>;
};

const MOST_STEPS = 10;

export function createSmallBrowser(): SmallBrowser {
  /** By origin: other than in a real one, other ports are others here. */
  const jars = new Map<string, Map<string, string>>();
  return { open, follow };

  async function open(url: string | URL, init: RequestInit = {}): Promise<Response> {
    const { origin } = new URL(url);
    const jar = jars.get(origin) ?? new Map<string, string>();
    jars.set(origin, jar);
    const headers = new Headers(init.headers);
    headers.set('connection', 'close');
    if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';', 1);
      const name = pair.slice(0, pair.indexOf('='));
      const value = pair.slice(name.length + 1);
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  async function follow(url: string | URL, until: string, init?: RequestInit): Promise<URL | Response> {
    let at = new URL(url);
    let response = await open(at, init);
    for (let step = 0; step < MOST_STEPS; step += 1) {
      const location = response.headers.get('location');
      if (location === null) return response;
      at = new URL(location, at);
      if (at.href.startsWith(until)) return at;
      response = await open(at);
    }
    throw new Error('The browser was sent about in a circle');
  }
}
