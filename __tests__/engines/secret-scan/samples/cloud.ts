import { letters, type Random } from '../generator.js';
import type { Samples } from '../sample.js';

/** An id of before 2019: its fifth character is of the first half of the alphabet. */
const oldId = (random: Random) =>
  `AKIA${letters('base32', 1, random).replace(/[Q-Z2-7]/, 'J')}${letters('base32', 15, random)}`;

export const cloudSamples: Samples = {
  'aws-access-key-id': {
    token: random => (random(2) === 0 ? oldId(random) : `ASIAQ${letters('base32', 15, random)}`),
    misses: random => [
      `AKIA${letters('base32', 15, random)}`,
      `AKIA7777777777${letters('base32', 6, random)}`,
      `${oldId(random)}A`,
    ],
  },
  'aws-secret-access-key': { token: '{base64:40}', around: 'aws_secret_access_key = @\n' },
  'aws-session-token': {
    token: 'IQoJb3JpZ2lu{base64:100-600}',
    around: 'AWS_SESSION_TOKEN="@"\n',
    fits: { long: 'a session token has no greatest length' },
  },
  'aws-bedrock-key': {
    token: random => `ABSK${Buffer.from(`BedrockAPIKey-${letters('alnum', 90, random)}`).toString('base64')}`,
    misses: random => [`ABSK${letters('base64', 120, random)}`],
  },
  'aws-bedrock-session-key': {
    token: 'bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t{base64:50-900}',
    fits: { long: 'a signed URL has no greatest length' },
  },
  'aws-marketplace-token': { token: 'amzn.mws.{uuid}' },
  'aws-appsync-key': { token: 'da2-{lower:26}' },
  'google-api-key': { token: 'AIza{url:35}' },
  'google-oauth-client-secret': { token: 'GOCSPX-{url:28}' },
  'google-oauth-access-token': { token: 'ya29.{url:60-1000}' },
  'google-oauth-refresh-token': { token: '1//0{url:60-250}' },
  'google-messaging-key': { token: 'AAAA{url:7}:APA91b{url:134}' },
  'google-storage-hmac-id': { token: 'GOOG1E{UPPER:55}' },
  'alibaba-access-key-id': { token: 'LTAI{alnum:12-20}' },
  'alibaba-access-key-secret': { token: '{alnum:30}', around: 'ALIBABA_CLOUD_ACCESS_KEY_SECRET: "@"\n' },
  'tencent-secret-id': { token: 'AKID{alnum:32}' },
  'ibm-cloud-api-key': { token: '{url:44}', around: 'ibmcloud_api_key = "@"\n' },
  'yandex-api-key': { token: 'AQVN{url:35-38}' },
  'yandex-static-key': { token: 'YC{url:38}', around: 'yandex_secret_key = "@"\n' },
  'yandex-oauth-token': { token: 'y0_{url:39-60}' },
};

export const azureSamples: Samples = {
  'azure-client-secret': { token: '{alnum:3}8Q~{url:31-34}' },
  'azure-account-key': { token: '{base64:86}==', around: 'DefaultEndpointsProtocol=https;AccountName=a;AccountKey=@;' },
  'azure-shared-access-key': { token: '{base64:43}=', around: 'SharedAccessKeyName=Root;SharedAccessKey=@' },
  'azure-shared-access-signature': {
    token: '{alnum:43-70}%3D',
    around: 'https://a.blob.core.windows.net/b?sv=2022-11-02&ss=b&se=2030-01-01&sig=@\n',
  },
  'azure-annotated-key': { token: '{alnum:52}JQQJ99{UPPER:1}C{alnum:12}AAAAACOG{alnum:4}' },
  'azure-functions-key': { token: '{url:44}AzFu{url:5}Q==' },
  'azure-search-key': { token: '{alnum:42}AzSeB{alnum:5}' },
  'azure-relay-key': { token: '{base64:33}+ARmC{base64:5}=' },
  'azure-event-hubs-key': { token: '{base64:33}+AEhC{base64:5}=' },
  'azure-service-bus-key': { token: '{base64:33}+ASbC{base64:5}=' },
  'azure-iot-key': { token: '{base64:33}AIoTC{base64:5}=' },
  'azure-event-grid-key': { token: '{base64:33}AZEGC{base64:5}=' },
  'azure-redis-key': { token: '{base64:33}AzCaC{base64:5}=' },
  'azure-storage-key': { token: '{base64:76}+ASt{base64:5}g==' },
  'azure-cosmos-key': { token: '{base64:76}ACDb{base64:5}A==' },
  'azure-batch-key': { token: '{base64:76}+ABa{base64:5}w==' },
  'azure-api-management-key': { token: '{base64:76}APIM{base64:5}Q==' },
  'azure-registry-key': { token: '{base64:42}+ACRB{base64:5}' },
};
