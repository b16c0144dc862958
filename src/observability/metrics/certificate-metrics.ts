import { Gauge, type Registry } from 'prom-client';
import type { Provider } from '../../providers/provider.ts';

const DAY = 86_400_000;

type Certificates = {
  readonly providers: ReadonlyMap<string, Provider>;
  /** Until when the server's own certificate is valid; null where it speaks plain HTTP. */
  readonly ownEnds: Date | null;
};

/** How long each configured certificate is still valid, worked out when somebody asks. */
export function watchCertificates(registry: Registry, { providers, ownEnds }: Certificates): void {
  new Gauge({
    name: 'cpr_certificate_days_left',
    help: "Days until a configured certificate ends; negative when it has. The server's own has no configuration",
    labelNames: ['configuration', 'server'],
    registers: [registry],
    collect() {
      const daysUntil = (end: Date): number => (end.getTime() - Date.now()) / DAY;
      if (ownEnds !== null) this.set({ configuration: '', server: 'OWN' }, daysUntil(ownEnds));
      for (const [configuration, { upstreams = [] }] of providers) {
        for (const { server, certificateEnds } of upstreams) {
          if (certificateEnds !== null) this.set({ configuration, server }, daysUntil(certificateEnds));
        }
      }
    },
  });
}
