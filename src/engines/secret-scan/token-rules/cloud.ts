import type { TokenRule } from '../rule.js';
import { fromBase64 } from '../structure.js';
import { alone, beside } from './pattern.js';

const AWS_IDS = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids';
const AWS_KEYS = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html';
const GOOGLE_OAUTH = 'https://developers.google.com/identity/protocols/oauth2';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Keys issued since 2019 carry their account in 40 bits after the prefix; it has at most twelve digits. */
function hasAwsAccount(id: string): boolean {
  if (BASE32.indexOf(id.charAt(4)) < 16) return true;
  let bits = 0n;
  for (const letter of id.slice(4, 14)) bits = bits * 32n + BigInt(BASE32.indexOf(letter));
  return ((bits >> 9n) & 0xffffffffffn) <= 999_999_999_999n;
}

export const cloudRules: readonly TokenRule[] = [
  {
    id: 'aws-access-key-id',
    title: 'AWS access key id',
    source: AWS_IDS,
    keywords: ['akia', 'asia', 'abia', 'acca', 'a3t'],
    pattern: alone(/(?:AKIA|ASIA|ABIA|ACCA|A3T[A-Z0-9])[A-Z2-7]{16}/),
    entropy: 3,
    valid: hasAwsAccount,
    confidence: 'high',
  },
  {
    id: 'aws-secret-access-key',
    title: 'AWS secret access key',
    source: AWS_KEYS,
    keywords: ['secret_access_key', 'secretaccesskey', 'secret-access-key', 'aws_secret', 'awssecret', 'aws-secret'],
    pattern: beside('secret[_-]?access[_-]?key|aws[_-]?secret(?:[_-]?key)?', /[A-Za-z0-9/+]{40}/),
    entropy: 3.8,
    confidence: 'high',
  },
  {
    id: 'aws-session-token',
    title: 'AWS session token',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_use-resources.html',
    keywords: ['session_token', 'sessiontoken', 'security_token', 'securitytoken'],
    pattern: beside('(?:session|security)_?token', /(?:FwoGZXIvYXdz|IQoJb3JpZ2lu)[A-Za-z0-9/+=]{100,2000}/),
    confidence: 'high',
  },
  {
    id: 'aws-bedrock-key',
    title: 'Amazon Bedrock API key',
    source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html',
    keywords: ['absk'],
    pattern: alone(/ABSK[A-Za-z0-9+/]{109,269}={0,2}/),
    valid: key => fromBase64(key.slice(4)).startsWith('BedrockAPIKey-'),
    confidence: 'high',
  },
  {
    id: 'aws-bedrock-session-key',
    title: 'Amazon Bedrock short-term API key',
    source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html',
    keywords: ['bedrock-api-key-'],
    pattern: alone(/bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t[A-Za-z0-9+/=]{50,4000}/),
    confidence: 'high',
  },
  {
    id: 'aws-marketplace-token',
    title: 'Amazon Marketplace Web Service token',
    source: 'https://developer-docs.amazon.com/sp-api/docs/sp-api-faq',
    keywords: ['amzn.mws.'],
    pattern: alone(/amzn\.mws\.[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/),
    confidence: 'high',
  },
  {
    id: 'aws-appsync-key',
    title: 'AWS AppSync API key',
    source: 'https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html',
    keywords: ['da2-'],
    pattern: alone(/da2-[a-z0-9]{26}/),
    entropy: 3,
    confidence: 'high',
  },
  {
    id: 'google-api-key',
    title: 'Google API key',
    source: 'https://docs.cloud.google.com/docs/authentication/api-keys',
    keywords: ['aiza'],
    pattern: alone(/AIza[\w-]{35}/),
    entropy: 3.5,
    confidence: 'high',
  },
  {
    id: 'google-oauth-client-secret',
    title: 'Google OAuth client secret',
    source: GOOGLE_OAUTH,
    keywords: ['gocspx-'],
    pattern: alone(/GOCSPX-[\w-]{28}/),
    entropy: 3,
    confidence: 'high',
  },
  {
    id: 'google-oauth-access-token',
    title: 'Google OAuth access token',
    source: GOOGLE_OAUTH,
    keywords: ['ya29.'],
    pattern: alone(/ya29\.[\w-]{60,1000}/),
    entropy: 4,
    confidence: 'high',
  },
  {
    id: 'google-oauth-refresh-token',
    title: 'Google OAuth refresh token',
    source: GOOGLE_OAUTH,
    keywords: ['1//0'],
    pattern: alone(/1\/\/0[\w-]{60,250}/),
    entropy: 4,
    confidence: 'high',
  },
  {
    id: 'google-messaging-key',
    title: 'Firebase Cloud Messaging server key',
    source: 'https://firebase.google.com/docs/cloud-messaging/auth-server',
    keywords: [':apa91b'],
    pattern: alone(/AAAA[\w-]{7}:APA91b[\w-]{134}/),
    confidence: 'high',
  },
  {
    id: 'google-storage-hmac-id',
    title: 'Google Cloud Storage HMAC access id',
    source: 'https://docs.cloud.google.com/storage/docs/authentication/hmackeys',
    keywords: ['goog1e'],
    pattern: alone(/GOOG1E[A-Z0-9]{55}/),
    entropy: 3,
    confidence: 'high',
  },
  {
    id: 'alibaba-access-key-id',
    title: 'Alibaba Cloud access key id',
    source: 'https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair',
    keywords: ['ltai'],
    pattern: alone(/LTAI[A-Za-z0-9]{12,20}/),
    entropy: 3,
    confidence: 'high',
  },
  {
    id: 'alibaba-access-key-secret',
    title: 'Alibaba Cloud access key secret',
    source: 'https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair',
    keywords: ['alibaba', 'aliyun', 'alicloud'],
    pattern: beside('(?:alibaba|aliyun|alicloud)[\\w.-]{0,30}secret', /[A-Za-z0-9]{30}/),
    entropy: 3.5,
    confidence: 'high',
  },
  {
    id: 'tencent-secret-id',
    title: 'Tencent Cloud secret id',
    source: 'https://www.tencentcloud.com/document/product/598/32675',
    keywords: ['akid'],
    pattern: alone(/AKID[A-Za-z0-9]{32}/),
    entropy: 3.5,
    confidence: 'high',
  },
  {
    id: 'ibm-cloud-api-key',
    title: 'IBM Cloud API key',
    source: 'https://cloud.ibm.com/docs/account?topic=account-manapikey',
    keywords: ['ibm', 'bluemix', 'ic_api_key'],
    pattern: beside('(?:ibm(?:cloud)?|bluemix)[\\w.-]{0,20}(?:api|key)|ic_api_key', /[\w-]{44}/),
    entropy: 4,
    confidence: 'high',
  },
  {
    id: 'yandex-api-key',
    title: 'Yandex Cloud API key',
    source: 'https://yandex.cloud/en/docs/iam/concepts/authorization/api-key',
    keywords: ['aqvn'],
    pattern: alone(/AQVN[\w-]{35,38}/),
    entropy: 3.5,
    confidence: 'high',
  },
  {
    id: 'yandex-static-key',
    title: 'Yandex Cloud static access key',
    source: 'https://yandex.cloud/en/docs/iam/concepts/authorization/access-key',
    keywords: ['yandex', 'yc_', 'ycs3', 'yandexcloud'],
    pattern: beside('(?:yandex|yc)[\\w.-]{0,30}(?:key|secret)', /YC[\w-]{38}/),
    entropy: 3.5,
    confidence: 'high',
  },
  {
    id: 'yandex-oauth-token',
    title: 'Yandex OAuth token',
    source: 'https://yandex.cloud/en/docs/iam/concepts/authorization/oauth-token',
    keywords: ['y0_'],
    pattern: alone(/y0_[\w-]{39,60}/),
    entropy: 3.5,
    confidence: 'high',
  },
];
