import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import type { Sample, Scrape } from './scrape.ts';

/**
 * Evaluates the part of PromQL that our alert rules use, on a few scrapes. Prometheus’ own grammar parses
 * the query. An unsupported part is an error, so that a new rule cannot pass by accident.
 */
export function evaluate(query: string, scrapes: readonly Scrape[]): readonly Point[] {
  const value = valueOf(parser.parse(query).topNode.firstChild, { query, scrapes });
  if (typeof value === 'number') throw new Error(`a number, not a vector: ${query}`);
  return value;
}

/** One element of a vector. */
export interface Point {
  labels: Readonly<Record<string, string>>;
  value: number;
}

type Value = number | readonly Point[];

interface Context {
  query: string;
  scrapes: readonly Scrape[];
}

function valueOf(node: SyntaxNode | null, context: Context): Value {
  switch (node?.name) {
    case 'NumberDurationLiteral':
      return Number(textOf(node, context));
    case 'VectorSelector':
      return select(node, context, context.scrapes.at(-1)?.samples ?? []);
    case 'BinaryExpr':
      return binary(node, context);
    case 'FunctionCall':
      return callFunction(node, context);
    case 'AggregateExpr':
      return aggregate(node, context);
    default:
      throw new Error(`not known here: ${node?.name} in ${context.query}`);
  }
}

function textOf({ from, to }: SyntaxNode, { query }: Context): string {
  return query.slice(from, to);
}

function childrenOf(node: SyntaxNode | null): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node?.firstChild ?? null; child; child = child.nextSibling) children.push(child);
  return children;
}

function vectorOf(node: SyntaxNode | null | undefined, context: Context): readonly Point[] {
  const value = valueOf(node ?? null, context);
  if (typeof value === 'number')
    throw new Error(`a number where a vector belongs: ${context.query}`);
  return value;
}

function select(node: SyntaxNode, context: Context, samples: readonly Sample[]): Point[] {
  const [identifier, matchers] = childrenOf(node);
  const name = identifier ? textOf(identifier, context) : '';
  const wanted = childrenOf(matchers ?? null).map((matcher) => matcherOf(matcher, context));
  return samples.filter(
    (sample) =>
      sample.name === name && wanted.every(([label, value]) => sample.labels[label] === value),
  );
}

function matcherOf(node: SyntaxNode, context: Context): readonly [string, string] {
  const [label, operator, value] = childrenOf(node);
  if (!label || !value || operator?.firstChild?.name !== 'EqlSingle')
    throw new Error(`only = is known here: ${context.query}`);
  return [textOf(label, context), textOf(value, context).slice(1, -1)];
}

const compare: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  Gtr: (a, b) => a > b,
  Lss: (a, b) => a < b,
  Eql: (a, b) => a === b,
};

function binary(node: SyntaxNode, context: Context): Value {
  const [left, operator, right] = childrenOf(node);
  const points = vectorOf(left, context);
  const other = valueOf(right ?? null, context);
  if (operator?.name === 'Div' && typeof other !== 'number') return divide(points, other);
  const holds = compare[operator?.name ?? ''];
  if (!holds || typeof other !== 'number') throw new Error(`not known here: ${context.query}`);
  return points.filter(({ value }) => holds(value, other));
}

function divide(points: readonly Point[], by: readonly Point[]): Point[] {
  return points.flatMap(({ labels, value }) => {
    const other = by.find((point) => keyOf(point.labels) === keyOf(labels));
    return other ? [{ labels, value: value / other.value }] : [];
  });
}

function keyOf(labels: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.entries(labels).toSorted(([a], [b]) => a.localeCompare(b)));
}

function callFunction(node: SyntaxNode, context: Context): Value {
  const [identifier, body] = childrenOf(node);
  const given = childrenOf(body ?? null);
  switch (identifier?.firstChild?.name) {
    case 'Absent':
      return vectorOf(given[0], context).length === 0 ? [{ labels: {}, value: 1 }] : [];
    case 'Increase':
      return increases(given[0], context).map(({ labels, value }) => ({ labels, value }));
    case 'Rate':
      return increases(given[0], context).map(({ labels, value, seconds }) => ({
        labels,
        value: value / seconds,
      }));
    case 'HistogramQuantile':
      return quantile(valueOf(given[0] ?? null, context), vectorOf(given[1], context));
    default:
      throw new Error(`not known here: ${context.query}`);
  }
}

/** The increase of each counter in a range, without Prometheus’ extrapolation to the ends of the range. */
function increases(node: SyntaxNode | undefined, context: Context) {
  const [selector, duration] = childrenOf(node ?? null);
  if (node?.name !== 'MatrixSelector' || !selector || !duration)
    throw new Error(`no range: ${context.query}`);
  const range = secondsOf(textOf(duration, context));
  const last = context.scrapes.at(-1);
  const first = context.scrapes.find(({ at }) => at >= (last?.at ?? 0) - range);
  if (!first || !last || first === last) return [];
  const before = new Map(
    select(selector, context, first.samples).map(({ labels, value }) => [keyOf(labels), value]),
  );
  return select(selector, context, last.samples).flatMap(({ labels, value }) => {
    const begun = before.get(keyOf(labels));
    // A counter that Prometheus sees for the first time counts as not increased.
    if (begun === undefined) return [];
    return [{ labels, value: value - begun, seconds: last.at - first.at }];
  });
}

function secondsOf(text: string): number {
  const [, minutes] = /^(\d+)m$/.exec(text) ?? [];
  if (minutes === undefined) throw new Error(`only minutes are known here: ${text}`);
  return Number(minutes) * 60;
}

function aggregate(node: SyntaxNode, context: Context): Point[] {
  const children = childrenOf(node);
  const operator = children[0]?.firstChild?.name;
  const labels = children
    .filter(({ name }) => name === 'AggregateModifier')
    .flatMap((modifier) => childrenOf(modifier).flatMap(childrenOf))
    .map((label) => textOf(label, context));
  const body = children.find(({ name }) => name === 'FunctionCallBody');
  const groups = new Map<string, Point[]>();
  for (const point of vectorOf(body?.firstChild, context)) {
    const kept = Object.fromEntries(labels.map((name) => [name, point.labels[name] ?? '']));
    const group = groups.get(keyOf(kept)) ?? [];
    groups.set(keyOf(kept), [...group, { ...point, labels: kept }]);
  }
  return [...groups.values()].map((group) => {
    const values = group.map(({ value }) => value);
    if (operator !== 'Sum' && operator !== 'Max') throw new Error(`not known: ${context.query}`);
    const value =
      operator === 'Sum' ? values.reduce((sum, one) => sum + one, 0) : Math.max(...values);
    return { labels: group[0]?.labels ?? {}, value };
  });
}

/**
 * The quantile: the value that this share of the observations does not exceed, interpolated within a
 * bucket.
 */
function quantile(part: Value, buckets: readonly Point[]): Point[] {
  if (typeof part !== 'number') throw new Error('the quantile is a number');
  const sorted = buckets
    .map(({ labels, value }) => ({ upTo: boundOf(labels['le'] ?? ''), count: value }))
    .toSorted((a, b) => a.upTo - b.upTo);
  const total = sorted.at(-1)?.count ?? 0;
  if (total === 0) return [];
  const rank = part * total;
  const at = sorted.findIndex(({ count }) => count >= rank);
  const bucket = sorted[at];
  const below = sorted[at - 1] ?? { upTo: 0, count: 0 };
  if (!bucket || bucket.upTo === Infinity) return [{ labels: {}, value: below.upTo }];
  const share = (rank - below.count) / (bucket.count - below.count);
  return [{ labels: {}, value: below.upTo + (bucket.upTo - below.upTo) * share }];
}

function boundOf(text: string): number {
  return text === '+Inf' ? Infinity : Number(text);
}
