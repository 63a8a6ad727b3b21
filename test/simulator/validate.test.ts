import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maxBubbleBytes, maxCarouselBytes } from '#simulator/validate/flex.ts';
import { validateMessages } from '#simulator/validate/messages.ts';
import { validateRichMenu } from '#simulator/validate/rich-menu.ts';

// One grapheme of five UTF-16 units, so that the two ways of counting differ.
const wide = '👩🏽‍🌾';
const thai = 'ที่';
const png = 'https://example.com/a.png';

const text = (said: unknown, more: object = {}) => ({ type: 'text', text: said, ...more });
const message = (label: string) => ({ type: 'message', label, text: 'ก' });
const boxOf = (...contents: unknown[]) => ({ type: 'box', layout: 'vertical', contents });
const bubble = (...contents: unknown[]) => ({ type: 'bubble', body: boxOf(...contents) });
const flex = (contents: unknown, altText = 'ก') => ({ type: 'flex', altText, contents });
const quick = (count: number, action: unknown = message('ก')) =>
  text('ก', {
    quickReply: { items: Array.from({ length: count }, () => ({ type: 'action', action })) },
  });
const buttons = (template: object) => ({
  type: 'template',
  altText: 'ก',
  template: { type: 'buttons', text: 'ก', actions: [message('ก')], ...template },
});
const line = { type: 'text', text: 'ก' };

const passes = (item: unknown) => validateMessages([item]).length === 0;
const complaints = (item: unknown) => validateMessages([item]).map(({ property }) => property);

describe('every limit of a message accepts n and refuses n + 1', () => {
  const cases: [string, number, (size: number) => unknown][] = [
    ['text in UTF-16 units', 5000, (n) => text('ก'.repeat(n))],
    ['textV2', 5000, (n) => ({ type: 'textV2', text: 'ก'.repeat(n) })],
    ['altText', 1500, (n) => flex(bubble(line), 'ก'.repeat(n))],
    ['quick replies', 13, (n) => quick(n)],
    ['quick reply label in graphemes', 20, (n) => quick(1, message(wide.repeat(n)))],
    [
      'message action text in graphemes',
      300,
      (n) => quick(1, { ...message('ก'), text: wide.repeat(n) }),
    ],
    [
      'postback data in units',
      300,
      (n) => quick(1, { type: 'postback', label: 'ก', data: 'x'.repeat(n) }),
    ],
    [
      'displayText in graphemes',
      300,
      (n) => quick(1, { type: 'postback', label: 'ก', data: 'x', displayText: thai.repeat(n) }),
    ],
    [
      'uri',
      1000,
      (n) => quick(1, { type: 'uri', label: 'ก', uri: 'https://a.co/'.padEnd(n, 'x') }),
    ],
    [
      'clipboard',
      1000,
      (n) => quick(1, { type: 'clipboard', label: 'ก', clipboardText: 'x'.repeat(n) }),
    ],
    ['sender name', 20, (n) => text('ก', { sender: { name: 'ก'.repeat(n) } })],
    [
      'media url',
      2000,
      (n) => flex(bubble({ type: 'image', url: 'https://a.co/'.padEnd(n, 'x') })),
    ],
    [
      'flex button label',
      40,
      (n) => flex(bubble({ type: 'button', action: message(wide.repeat(n)) })),
    ],
    [
      'bubbles of a carousel',
      12,
      (n) => flex({ type: 'carousel', contents: Array.from({ length: n }, () => bubble(line)) }),
    ],
    ['template title', 40, (n) => buttons({ title: wide.repeat(n) })],
    ['template text', 160, (n) => buttons({ text: wide.repeat(n) })],
    ['template text under a title', 60, (n) => buttons({ title: 'ก', text: wide.repeat(n) })],
    [
      'template actions',
      4,
      (n) => buttons({ actions: Array.from({ length: n }, () => message('ก')) }),
    ],
    [
      'animated pictures',
      10,
      (n) =>
        flex(
          bubble(...Array.from({ length: n }, () => ({ type: 'image', url: png, animated: true }))),
        ),
    ],
  ];
  test.each(cases)('%s: %i', (_name, limit, make) => {
    expect(validateMessages([make(limit)])).toEqual([]);
    expect(passes(make(limit + 1))).toBe(false);
  });

  test('a request needs one to five messages', () => {
    const many = (count: number) => Array.from({ length: count }, () => line);
    expect(validateMessages(many(5))).toEqual([]);
    for (const count of [0, 6])
      expect(validateMessages(many(count))).toEqual([
        { message: 'Size must be between 1 and 5', property: 'messages' },
      ]);
  });

  test('the size of a bubble and of a carousel is limited in bytes', () => {
    const grown = (target: number, fill: (size: number) => unknown) =>
      fill(target - Buffer.byteLength(JSON.stringify(fill(0))));
    const padded = (size: number) => bubble(line, { type: 'text', text: `x${'x'.repeat(size)}` });
    expect(passes(flex(grown(maxBubbleBytes, padded)))).toBe(true);
    expect(passes(flex(grown(maxBubbleBytes + 1, padded)))).toBe(false);
    const two = (size: number) => ({ type: 'carousel', contents: [padded(25_000), padded(size)] });
    expect(passes(flex(grown(maxCarouselBytes, two)))).toBe(true);
    expect(passes(flex(grown(maxCarouselBytes + 1, two)))).toBe(false);
  });
});

test('a Thai letter with marks counts once in labels, but by its UTF-16 units in message texts', () => {
  expect(passes(quick(1, message(thai.repeat(20))))).toBe(true);
  expect(passes(text(thai.repeat(1667)))).toBe(false);
});

describe('the validator of Flex messages', () => {
  const wrong: [string, unknown, string][] = [
    ['an icon outside a baseline box', bubble({ type: 'icon', url: png }), 'body.contents[0].type'],
    [
      'a separator inside a baseline box',
      bubble({ type: 'box', layout: 'baseline', contents: [{ type: 'separator' }] }),
      'body.contents[0].contents[0].type',
    ],
    ['a text without words', bubble({ type: 'text' }), 'body.contents[0].text'],
    ['a text with empty words', bubble({ type: 'text', text: '' }), 'body.contents[0].text'],
    ['an unknown field', bubble({ ...line, colour: '#fff' }), 'body.contents[0].colour'],
    ['a short colour', bubble({ ...line, color: '#fff' }), 'body.contents[0].color'],
    ['an unknown size', bubble({ ...line, size: 'huge' }), 'body.contents[0].size'],
    [
      'a button without label',
      bubble({ type: 'button', action: { type: 'uri', uri: 'https://a.co' } }),
      'body.contents[0].action.label',
    ],
    [
      'a picture over plain http',
      bubble({ type: 'image', url: 'http://example.com/a.png' }),
      'body.contents[0].url',
    ],
    [
      'a picture more than three times as high as wide',
      bubble({ type: 'image', url: png, aspectRatio: '1:3.1' }),
      'body.contents[0].aspectRatio',
    ],
    [
      'a camera action',
      bubble({ type: 'button', action: { type: 'camera', label: 'ก' } }),
      'body.contents[0].action.type',
    ],
    ['a bubble with nothing in it', { type: 'bubble' }, ''],
    [
      'a span with an action',
      bubble({ type: 'text', contents: [{ type: 'span', text: 'ก', action: message('ก') }] }),
      'body.contents[0].contents[0].action',
    ],
  ];
  test.each(wrong)('refuses %s', (_name, contents, property) => {
    const path = ['messages[0].contents', property].filter(Boolean).join('.');
    expect(complaints(flex(contents))).toContain(path);
  });

  test('refuses bubbles of two widths in one carousel', () => {
    const mixed = [{ ...bubble(line), size: 'kilo' }, bubble(line)];
    expect(passes(flex({ type: 'carousel', contents: mixed }))).toBe(false);
  });

  test('accepts a card with every allowed element', () => {
    const card = {
      type: 'bubble',
      size: 'mega',
      hero: { type: 'image', url: png, size: 'full', aspectRatio: '20:13', aspectMode: 'cover' },
      body: boxOf(
        {
          type: 'box',
          layout: 'baseline',
          spacing: 'sm',
          contents: [{ type: 'icon', url: png, size: 'md' }, line],
        },
        { type: 'separator', margin: 'md', color: '#d9e0da' },
        { type: 'text', wrap: true, contents: [{ type: 'span', text: 'ก', weight: 'bold' }] },
        {
          type: 'box',
          layout: 'horizontal',
          borderWidth: '2px',
          borderColor: '#0a5c36',
          cornerRadius: 'md',
          paddingAll: '12px',
          action: { type: 'postback', label: 'ก', data: 'v1:a' },
          contents: [line],
        },
      ),
      footer: boxOf({
        type: 'button',
        style: 'primary',
        color: '#0a5c36',
        action: message('เปิดแบบ'),
      }),
      styles: { footer: { separator: true, backgroundColor: '#ffffff' } },
    };
    expect(validateMessages([flex(card)])).toEqual([]);
  });
});

describe('the validator of actions', () => {
  const picker = { type: 'datetimepicker', label: 'ก', data: 'x', mode: 'date' };
  test.each([
    ['a day that does not exist', { ...picker, initial: '2024-02-30' }],
    ['a time where a date is wanted', { ...picker, initial: '08:30' }],
    ['a maximum before the minimum', { ...picker, min: '2024-12-25', max: '2024-12-24' }],
    ['no mode', { type: 'datetimepicker', label: 'ก', data: 'x' }],
    ['a script as address', { type: 'uri', label: 'ก', uri: 'javascript:alert(1)' }],
    [
      'an address that is not percent-encoded',
      { type: 'uri', label: 'ก', uri: 'https://a.co/สวัสดี' },
    ],
    [
      'a menu switch outside a menu',
      { type: 'richmenuswitch', label: 'ก', richMenuAliasId: 'a', data: 'x' },
    ],
    [
      'two ways of showing the tap',
      { type: 'postback', label: 'ก', data: 'x', text: 'ก', displayText: 'ก' },
    ],
    ['no label', { type: 'message', text: 'ก' }],
  ])('refuses %s', (_name, action) => {
    expect(passes(quick(1, action))).toBe(false);
  });

  test('accepts a date picker with limits, and the camera in quick replies', () => {
    expect(passes(quick(1, { ...picker, min: '2024-12-18', max: '2025-03-31' }))).toBe(true);
    expect(passes(quick(1, { type: 'cameraRoll', label: 'ส่งรูป' }))).toBe(true);
  });
});

test('textV2 needs a substitution for every brace, and doubled braces for literal ones', () => {
  const v2 = (said: string, substitution?: object) => ({
    type: 'textV2',
    text: said,
    substitution,
  });
  const everyone = { all: { type: 'mention', mentionee: { type: 'all' } } };
  expect(passes(v2('สวัสดี {all}', everyone))).toBe(true);
  expect(passes(v2('สวัสดี {all}'))).toBe(false);
  expect(passes(v2('สวัสดี {{all}}'))).toBe(true);
  expect(passes(v2('สวัสดี {all', everyone))).toBe(false);
});

test('plain http is accepted only for the known origin of the demo on this machine', () => {
  const card = [flex(bubble({ type: 'image', url: 'http://localhost:3000/icon.png' }))];
  expect(validateMessages(card)).toEqual([]);
  expect(validateMessages(card, { httpOrigins: new Set(['http://localhost:3000']) })).toEqual([]);
  expect(validateMessages(card, { httpOrigins: new Set() })).toHaveLength(1);
});

test('the validator never throws, for any input', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(Array.isArray(validateMessages(value))).toBe(true);
      expect(Array.isArray(validateMessages([flex(value), value]))).toBe(true);
      expect(Array.isArray(validateRichMenu(value))).toBe(true);
    }),
  );
});
