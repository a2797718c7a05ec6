import { expectThat } from '../../kit/expect.ts';
import { type AdapterClause, callTurn } from '../clause.ts';
import { expectResult, expectTextWith } from '../expect-result.ts';
import { pixel } from '../kit-tools.ts';

const code = `const picture = await codemode.kit.picture(); return { title: 'a pixel', picture }`;

const image: AdapterClause = {
  id: 'media/image',
  group: 'media',
  title: 'an image the program returned arrives as an image, beside the text',
  check: async ({ openCodeTool, runAgent }) => {
    const codeTool = await openCodeTool();
    const result = expectResult(await runAgent(codeTool, [callTurn(codeTool, { id: 'one', code })]), 'one');
    expectTextWith(result, 'a pixel');
    const [picture] = result.images;
    expectThat(result.images.length === 1, `the model was shown ${result.images.length} images instead of one`);
    expectThat(picture?.mimeType === 'image/png', `the image arrived as ${String(picture?.mimeType)}`);
    expectThat(picture.data === pixel, 'the bytes of the image are not those the tool gave');
  },
};

const notAsText: AdapterClause = {
  id: 'media/not-as-text',
  group: 'media',
  title: 'the bytes of an image are in no text the model reads',
  check: async ({ openCodeTool, runAgent }) => {
    const codeTool = await openCodeTool();
    const report = await runAgent(codeTool, [callTurn(codeTool, { id: 'one', code })]);
    const result = expectResult(report, 'one');
    expectThat(!result.text.includes(pixel.slice(0, 40)), 'the model was shown base64 as text');
  },
};

export const mediaClauses: readonly AdapterClause[] = [image, notAsText];
