import type { TokenRule } from '../rule.js';
import { alone } from './pattern.js';

const KEYS = 'https://github.com/microsoft/security-utilities/tree/main/GeneratedRegexPatterns';
const SAS = 'https://learn.microsoft.com/en-us/rest/api/storageservices/create-service-sas';

/** The documented keys of the emulators for Storage and Cosmos DB, the same on every machine. */
const EMULATORS = /^(?:Eby8vdM02xNOcqFlq|C2y6yDjf5)/;

/** A key that carries its service's mark of four characters, in Base64, before the checksum at its end. */
function marked(id: string, title: string, before: number, mark: string, after: string): TokenRule {
  return {
    id,
    title,
    source: KEYS,
    keywords: [mark.toLowerCase()],
    pattern: alone(new RegExp(`[A-Za-z0-9+/]{${before}}${mark.replace('+', '\\+')}${after}`)),
    entropy: 4,
    confidence: 'high',
  };
}

const SHORT = '[A-P][A-Za-z0-9+/]{5}=';
const LONG = '[A-Za-z0-9+/]{5}[AQgw]==';

export const azureRules: readonly TokenRule[] = [
  {
    id: 'azure-client-secret',
    title: 'Microsoft Entra application client secret',
    source: 'https://learn.microsoft.com/en-us/purview/sit-defn-azure-ad-client-secret',
    keywords: ['7q~', '8q~'],
    pattern: /(?<![\w.~-])(?<secret>[\w.~-]{3}[78]Q~[\w.~-]{31,34})(?![\w.~-])/g,
    entropy: 3.5,
    confidence: 'high',
  },
  {
    id: 'azure-account-key',
    title: 'Azure Storage or Cosmos DB account key',
    source: 'https://learn.microsoft.com/en-us/azure/storage/common/storage-configure-connection-string',
    keywords: ['accountkey'],
    pattern: /AccountKey=(?<secret>[A-Za-z0-9+/]{86}==)/gi,
    entropy: 4,
    valid: key => !EMULATORS.test(key),
    confidence: 'high',
  },
  {
    id: 'azure-shared-access-key',
    title: 'Azure Service Bus, Event Hubs or IoT Hub shared access key',
    source: 'https://learn.microsoft.com/en-us/azure/service-bus-messaging/service-bus-sas',
    keywords: ['sharedaccesskey='],
    pattern: /SharedAccessKey=(?<secret>[A-Za-z0-9+/]{43}=)/gi,
    entropy: 3.8,
    confidence: 'high',
  },
  {
    id: 'azure-shared-access-signature',
    title: 'Azure shared access signature',
    source: SAS,
    keywords: ['sig='],
    pattern: /[?&;](?:sv|se|sp|sr|spr|st|srt|ss)=[^\s"'<>]{1,300}?&sig=(?<secret>[A-Za-z0-9%+/]{43,70}(?:=|%3D))/gi,
    entropy: 4,
    confidence: 'high',
  },
  {
    id: 'azure-annotated-key',
    title: 'Azure service key (AI services, DevOps, Maps and others)',
    source: KEYS,
    keywords: ['jqqj9'],
    pattern: alone(
      /[A-Za-z0-9]{52}JQQJ9[9DH][A-Za-z0-9][A-L][A-Za-z0-9]{16}[A-Za-z][A-Za-z0-9]{7}(?:[A-Za-z0-9]{2}==)?/,
    ),
    confidence: 'high',
  },
  {
    ...marked('azure-functions-key', 'Azure Functions key', 44, 'AzFu', '[\\w-]{5}[AQgw]=='),
    pattern: alone(/[\w-]{44}AzFu[\w-]{5}[AQgw]==/),
  },
  {
    ...marked('azure-search-key', 'Azure AI Search key', 42, 'AzSe', '[A-D][A-Za-z0-9]{5}'),
    pattern: alone(/[A-Za-z0-9]{42}AzSe[A-D][A-Za-z0-9]{5}/),
  },
  marked('azure-relay-key', 'Azure Relay key', 33, '+ARm', SHORT),
  marked('azure-event-hubs-key', 'Azure Event Hubs key', 33, '+AEh', SHORT),
  marked('azure-service-bus-key', 'Azure Service Bus key', 33, '+ASb', SHORT),
  marked('azure-iot-key', 'Azure IoT Hub or device key', 33, 'AIoT', SHORT),
  marked('azure-event-grid-key', 'Azure Event Grid key', 33, 'AZEG', SHORT),
  marked('azure-redis-key', 'Azure Cache for Redis key', 33, 'AzCa', SHORT),
  marked('azure-storage-key', 'Azure Storage account key', 76, '+ASt', LONG),
  marked('azure-cosmos-key', 'Azure Cosmos DB key', 76, 'ACDb', LONG),
  marked('azure-batch-key', 'Azure Batch key', 76, '+ABa', LONG),
  marked('azure-api-management-key', 'Azure API Management key', 76, 'APIM', LONG),
  marked('azure-registry-key', 'Azure Container Registry key', 42, '+ACR', '[A-D][A-Za-z0-9+/]{5}'),
];
