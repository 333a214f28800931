const BUCKETS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** Request counters and a latency histogram, in the text format that Prometheus scrapes. */
export function openMetrics() {
  const requests = new Map();
  const buckets = BUCKETS.map(() => 0);
  let sum = 0;
  let count = 0;
  return {
    observe: ({ method, route, code, seconds }) => {
      const labels = `method="${method}",route="${route}",code="${code}"`;
      requests.set(labels, (requests.get(labels) ?? 0) + 1);
      for (const [index, limit] of BUCKETS.entries()) if (seconds <= limit) buckets[index] += 1;
      sum += seconds;
      count += 1;
    },
    render: () =>
      [
        '# TYPE http_requests_total counter',
        ...[...requests].map(([labels, value]) => `http_requests_total{${labels}} ${value}`),
        '# TYPE http_request_duration_seconds histogram',
        ...BUCKETS.map((limit, index) => `http_request_duration_seconds_bucket{le="${limit}"} ${buckets[index]}`),
        `http_request_duration_seconds_bucket{le="+Inf"} ${count}`,
        `http_request_duration_seconds_sum ${sum}`,
        `http_request_duration_seconds_count ${count}`,
        '# TYPE process_resident_memory_bytes gauge',
        `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
        '# TYPE process_cpu_seconds_total counter',
        `process_cpu_seconds_total ${(process.cpuUsage().user + process.cpuUsage().system) / 1e6}`,
        '',
      ].join('\n'),
  };
}
