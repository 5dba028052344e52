import { describe, expect, it } from 'vitest';
import { scriptJson } from './json-ld.tsx';

describe('scriptJson', () => {
  const hostile = { headline: '</script><script>alert(1)</script> & <!-- \u2028\u2029' };

  it('leaves nothing that could end the script element or open another', () => {
    expect(scriptJson(hostile)).not.toMatch(/[<>&\u2028\u2029]/);
  });

  it('means the same to a parser', () => {
    expect(JSON.parse(scriptJson(hostile))).toEqual(hostile);
  });
});
