// A real OpenID provider (panva's oidc-provider) with people whom a test invents, and answers that a test spoils.
// Prints its address. POST /proef replaces what it knows: { accounts: {sub: claims}, terug: [redirect_uri],
// uit: [post_logout_redirect_uri], bederf: {} }.
import { createServer } from 'node:http';
import { createSecretKey } from 'node:crypto';
import { Provider } from 'oidc-provider';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, decodeJwt } from 'jose';

const CLIENT = { client_id: 'werkoffensief', client_secret: 'geheim' };
const EMPTY = { accounts: {}, terug: [], uit: [], bederf: {} };
let proef = EMPTY;

const own = await generateKeyPair('RS256', { extractable: true });
const foreign = await generateKeyPair('RS256', { extractable: true });
const key = { ...(await exportJWK(own.privateKey)), kid: 'eigen', use: 'sig', alg: 'RS256' };

const server = createServer();
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
  clients: [{ ...CLIENT, redirect_uris: ['https://nergens.invalid/'], response_types: ['code'] }],
  jwks: { keys: [key] },
  cookies: { keys: ['proef'] },
  conformIdTokenClaims: false, // as Entra ID does: what the scopes ask stands in the ID token
  acrValues: ['laag', 'hoog'],
  claims: { openid: ['sub', 'amr', 'acr'], profile: ['name', 'preferred_username'], email: ['email', 'email_verified'] },
  pkce: { required: () => true },
  features: {
    devInteractions: { enabled: false },
    rpInitiatedLogout: { logoutSource: (ctx, form) => { ctx.body = ask(form); } },
  },
  interactions: { url: (ctx, interaction) => `/inloggen/${interaction.uid}` },
  findAccount: (ctx, sub) => ({ accountId: sub, claims: () => ({ ...proef.accounts[sub], sub }) }),
  loadExistingGrant: async (ctx) => {
    const grant = new ctx.oidc.provider.Grant({ clientId: CLIENT.client_id, accountId: ctx.oidc.session.accountId });
    grant.addOIDCScope('openid profile email');
    await grant.save();
    return grant;
  },
});
provider.Client.prototype.redirectUriAllowed = (uri) => proef.terug.includes(uri);
provider.Client.prototype.postLogoutRedirectUriAllowed = (uri) => proef.uit.includes(uri);

async function spoiled(token) {
  const { claims = {}, sleutel = 'eigen', weg = [], alg = 'RS256' } = proef.bederf;
  const payload = { ...decodeJwt(token), ...claims };
  for (const name of weg) delete payload[name];
  if (alg === 'none') return new UnsecuredJWT(payload).encode();
  if (alg === 'HS256') {
    return new SignJWT(payload).setProtectedHeader({ alg, kid: 'eigen' }).sign(createSecretKey(CLIENT.client_secret, 'utf8'));
  }
  const { privateKey } = sleutel === 'eigen' ? own : foreign;
  return new SignJWT(payload).setProtectedHeader({ alg, kid: 'eigen' }).sign(privateKey);
}

provider.use(async (ctx, next) => {
  if (proef.bederf.status && ctx.path.endsWith(proef.bederf.pad)) {
    ctx.status = proef.bederf.status;
    ctx.body = proef.bederf.antwoord ?? '';
    return;
  }
  await next();
  const spoils = ['claims', 'sleutel', 'weg', 'alg'].some((name) => name in proef.bederf);
  if (ctx.path === '/token' && ctx.body?.id_token && spoils) ctx.body.id_token = await spoiled(ctx.body.id_token);
});

const page = (uid) => `<!doctype html><html lang="nl"><link rel="icon" href="data:,"><title>Aanbieder</title><h1>Aanbieder</h1>
<form method="post" action="/inloggen/${uid}"><label>Account <input name="account"></label>
<button>Verder</button><button name="stop" value="ja">Stoppen</button></form>`;

const ask = (form) => `<!doctype html><html lang="nl"><link rel="icon" href="data:,"><title>Aanbieder</title>
<h1>Uitloggen bij de aanbieder</h1>${form}<button form="op.logoutForm" name="logout" value="yes">Ja</button>`;

async function body(request) {
  let text = '';
  for await (const part of request) text += part;
  return text;
}

const serve = provider.callback();
server.on('request', async (request, response) => {
  if (request.url === '/proef') {
    proef = { ...EMPTY, ...JSON.parse(await body(request)) };
    response.end('ja');
  } else if (request.url.startsWith('/inloggen/') && request.method === 'GET') {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(page((await provider.interactionDetails(request, response)).uid));
  } else if (request.url.startsWith('/inloggen/')) {
    const form = new URLSearchParams(await body(request));
    const { amr, acr } = proef.accounts[form.get('account')] ?? {};
    const result = form.has('stop')
      ? { error: 'access_denied', error_description: 'Gestopt' }
      : { login: { accountId: form.get('account'), amr, acr } };
    await provider.interactionFinished(request, response, result);
  } else {
    serve(request, response);
  }
});
console.log(issuer);
