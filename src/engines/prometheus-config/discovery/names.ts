/** Service discoveries of Prometheus 3, as the keys of a scrape config or of an Alertmanager. */
const DISCOVERIES = new Set(
  (
    'aws azure consul digitalocean dns docker dockerswarm ec2 ecs elasticache eureka file gce hetzner http ionos kubernetes kuma ' +
    'lightsail linode marathon msk nerve nomad oci openstack outscale ovhcloud puppetdb rds scaleway serverset stackit triton uyuni vultr'
  )
    .split(' ')
    .map(name => `${name}_sd_configs`),
);

export const isDiscovery = (key: string): boolean => DISCOVERIES.has(key);
