// MLflow's own 401 and 403 (and those of a proxy before it): which credential is missing, or what it may not do.
import { type About, type Failure, failure } from './failure.js';
import { detailOf, type HttpAnswer, header } from './http-answer.js';
import { quote } from './outside-text.js';

export function unauthorized(answer: HttpAnswer, { server }: About): Failure {
  const wantsBasic = /^basic\b/i.test(header(answer, 'www-authenticate') ?? '');
  return failure(
    'gateway',
    `${server.url} did not accept the credentials (401): ${advice(server.authorization, wantsBasic)}`,
  );
}

export function forbidden(answer: HttpAnswer, { server, subject }: About): Failure {
  const { text } = detailOf(answer);
  if (/^Invalid Host header/.test(text)) {
    const { host } = new URL(server.url);
    return failure(
      'gateway',
      `the MLflow server at ${server.url} does not allow its host name (403, Invalid Host header); start it with --allowed-hosts "${host}"`,
    );
  }
  if (/^Permission denied/.test(text)) {
    return failure(
      'gateway',
      `permission denied (403) for ${subject} at ${server.url}: the user needs USE on it, or there is no endpoint of that name`,
    );
  }
  const said = quote(text, server.secrets) || '(no explanation)';
  return failure('gateway', `${server.url} refused access to ${subject} (403): ${said}`);
}

function advice(sent: string | undefined, wantsBasic: boolean): string {
  const basic = `headers: { Authorization: 'Basic {{env.MLFLOW_BASIC_AUTH}}' } in the provider's config`;
  if (sent === undefined) {
    return wantsBasic
      ? `none were sent and the server asks for Basic; set ${basic}`
      : `none were sent; set gateway-api-key (MLFLOW_GATEWAY_API_KEY) for a Bearer token, or ${basic}`;
  }
  if (wantsBasic && sent !== 'basic') {
    return `MLflow's basic-auth takes no Bearer token; set ${basic}, or X-MLflow-Authorization when the token is for a proxy before it`;
  }
  return sent === 'basic'
    ? 'the user name or the password that was sent as Basic is wrong'
    : 'check the token in gateway-api-key (MLFLOW_GATEWAY_API_KEY) or in the Authorization header of the config';
}
