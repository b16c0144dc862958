import { ProviderError } from '../../provider-error.ts';

/** An answer that can't be one of this service. `problem` continues "Service Platform's answer …" and quotes nothing of it. */
export const unreadable = (problem: string): ProviderError =>
  new ProviderError('UPSTREAM_INVALID_RESPONSE', `Service Platform's answer ${problem}.`, {
    advice:
      'Verify the address and the version, and that nothing between Service Platform and this server answers for it.',
  });
