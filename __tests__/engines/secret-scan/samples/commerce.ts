import type { Samples } from '../sample.js';

export const commerceSamples: Samples = {
  'shopify-access-token': { token: 'shpat_{alnum:32-64}' },
  'shopify-custom-app-token': { token: 'shpca_{alnum:32-64}' },
  'shopify-private-app-token': { token: 'shppa_{alnum:32-64}' },
  'shopify-shared-secret': { token: 'shpss_{alnum:32-64}' },
  'woocommerce-consumer-secret': { token: 'cs_{hex:40}', around: 'WOOCOMMERCE_SECRET=@\n' },
  'contentful-management-token': { token: 'CFPAT-{url:43}' },
  'sanity-token': { token: 'sk{alnum:150-190}', around: 'SANITY_API_TOKEN=@\n' },
  'salesforce-session-token': { token: '00D{alnum:12}!AQ{alnum:90-130}' },
  'mapbox-secret-token': { token: 'sk.eyJ{url:50-120}.{url:22}' },
  'rapidapi-key': { token: '{hex:10}msh{hex:15}p1{hex:6}jsn{hex:12}' },
  'adobe-client-secret': { token: 'p8e-{url:32}' },
  'canva-client-secret': { token: 'cnvca{url:51}' },
  'segment-token': { token: 'sgp_{alnum:64}' },
  'mixpanel-secret': { token: '{hex:32}', around: 'MIXPANEL_API_SECRET=@\n' },
  'bigcommerce-token': { token: '{lower:31}', around: 'BIGCOMMERCE_ACCESS_TOKEN=@\n' },
  'etsy-api-secret': { token: '{lower:10}', around: 'ETSY_SHARED_SECRET=@\n' },
};
