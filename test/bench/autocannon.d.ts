declare module 'autocannon' {
  interface Options {
    url: string;
    connections: number;
    /** Requests a second of all connections together. */
    overallRate: number;
    /** Seconds. */
    duration: number;
    requests: { method: string; path: string; headers: Record<string, string>; setupRequest: SetupRequest }[];
  }
  type SetupRequest = (request: Record<string, unknown>) => Record<string, unknown>;
  interface Result {
    /** Milliseconds. */
    latency: { p50: number; p99: number; max: number };
    requests: { total: number };
    errors: number;
    timeouts: number;
    non2xx: number;
  }
  function autocannon(options: Options): Promise<Result>;
  export = autocannon;
}
