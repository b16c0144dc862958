import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as client from 'openid-client';
import { Agent, fetch } from 'undici';
import { createSmallBrowser } from './small-browser.ts';
import { startBroker, type Broker } from './start-broker.ts';

const CALLBACK = 'http://127.0.0.1:9/callback';
const OUR_PAGES = { id: 'our-pages', secret: 'our-pages-secret', redirectUris: [CALLBACK] };

let broker: Broker;
let agent: Agent;
let configuration: client.Configuration;
beforeAll(async () => {
  broker = await startBroker({ clients: [OUR_PAGES] });
  agent = new Agent({ connect: { ca: broker.ca } });
  configuration = await client.discovery(new URL(broker.issuer), OUR_PAGES.id, OUR_PAGES.secret, undefined, {
    [client.customFetch]: ((url: string, init: object) =>
      fetch(url, { ...init, dispatcher: agent })) as unknown as client.CustomFetch,
    // Browsers sign in over plain HTTP here.
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so that it stands out; there is no other
    execute: [client.allowInsecureRequests],
  });
});
afterAll(async () => {
  await agent.close();
  await broker.stop();
});

async function begin(parameters: Record<string, string> = {}) {
  const verifier = client.randomPKCECodeVerifier();
  const [state, nonce] = [client.randomState(), client.randomNonce()];
  const url = client.buildAuthorizationUrl(configuration, {
    redirect_uri: CALLBACK,
    scope: 'openid mitid ssn userinfo_token',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    ...parameters,
  });
  return { url, checks: { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce } };
}

test('a maintained client signs somebody in by code flow with PKCE, and UserInfo knows the token', async () => {
  const { url, checks } = await begin({ login_hint: 'citizen' });
  const back = await createSmallBrowser().follow(url, CALLBACK);
  const tokens = await client.authorizationCodeGrant(configuration, back as URL, checks);
  const told = await client.fetchUserInfo(configuration, tokens.access_token, broker.person('citizen').sub);

  expect(tokens.claims()).toMatchObject({ sub: broker.person('citizen').sub, idp: 'mitid' });
  expect(tokens).toHaveProperty('userinfo_token');
  expect(told).toMatchObject({ 'dk.cpr': '0707650079' });
});

test('without a hint there is a page, on which somebody is chosen, or breaks off', async () => {
  const browser = createSmallBrowser();
  const { url } = await begin();
  const page = (await browser.follow(url, CALLBACK)) as Response;
  const html = await page.text();
  const press = (name: string, value: string) =>
    browser.follow(page.url, CALLBACK, { method: 'POST', body: new URLSearchParams({ [name]: value }) });

  expect(html).toContain('Who do you want to be?');
  expect(html).toContain('value="intruder"');
  expect(((await press('error', 'mitid_user_aborted')) as URL).search).toContain(
    'error=access_denied&error_description=mitid_user_aborted',
  );
});

test('a code is of no use without the verifier that it was asked for with', async () => {
  const { url, checks } = await begin({ login_hint: 'citizen' });
  const back = await createSmallBrowser().follow(url, CALLBACK);
  const others = { ...checks, pkceCodeVerifier: client.randomPKCECodeVerifier() };

  await expect(client.authorizationCodeGrant(configuration, back as URL, others)).rejects.toMatchObject({
    error: 'invalid_grant',
  });
});
