import { importsOf, projectPath, withoutComments } from './imports.ts';
import type { Import } from './imports.ts';

export interface SourceFile {
  /** Paths are relative to the project and use forward slashes. */
  path: string;
  text: string;
}

interface Rule {
  name: string;
  /** The violations in this file, one short line each. Empty when it keeps the rule. */
  breaks(file: SourceFile): string[];
}

/** The folders that each folder may import, as path prefixes. A folder may always import itself. */
const arrows: Record<string, readonly string[]> = {
  'domain/': [],
  'models/': ['domain/'],
  'use-cases/': ['models/', 'domain/'],
  'bot/': ['use-cases/', 'models/', 'domain/'],
  'liff-app/contract/': ['domain/'],
  'liff-app/api/': ['liff-app/contract/', 'use-cases/', 'models/', 'domain/'],
  'liff-app/web/': ['liff-app/contract/', 'domain/'],
  'jobs/': [
    'use-cases/',
    'models/',
    'domain/',
    'bot/messages/',
    'bot/links.ts',
    'bot/line/line-client.ts',
    'bot/rich-menu/',
  ],
  'server/': ['liff-app/api/', 'bot/', 'jobs/', 'use-cases/', 'models/', 'domain/'],
  'commands/': ['server/', 'bot/', 'jobs/', 'use-cases/', 'models/', 'domain/', 'demo/seed/'],
  'demo/mongod/': [],
  'demo/gallery/': [
    'bot/messages/',
    'bot/links.ts',
    'bot/line/line-client.ts',
    'use-cases/',
    'models/',
    'domain/',
    'demo/seed/',
  ],
  'demo/': ['use-cases/', 'models/', 'domain/'],
  'simulator/': [],
};

/** Where each package may be imported, and where only its types may be. */
const doors: { packages: RegExp; open: RegExp; types?: RegExp }[] = [
  { packages: /^mongoose$/, open: /^(models|demo|test)\// },
  { packages: /^mongodb-memory-server-core$/, open: /^demo\/mongod\/mongod-download\.ts$/ },
  {
    packages: /^@cj-tech-master\/excelts$/,
    open: /^liff-app\/api\/(xlsx-(worker|paper)|file-jobs\/write-year)\.ts$/,
  },
  {
    packages: /^@myriaddreamin\/typst-ts-node-compiler$/,
    open: /^liff-app\/api\/papers\/render\.ts$/,
  },
  { packages: /^docx$/, open: /^liff-app\/api\/papers\/docx\// },
  { packages: /^yauzl$/, open: /^liff-app\/api\/archive\.ts$/ },
  { packages: /^node-cron$/, open: /^jobs\/support\/scheduler\.ts$/, types: /^jobs\// },
  { packages: /^@line\/liff/, open: /^liff-app\/web\/liff\/liff\.ts$/ },
  {
    packages: /^@line\/bot-sdk/,
    open: /^(bot\/(webhook|line\/line-client)\.ts$|test\/)/,
    types: /^bot\//,
  },
  {
    packages: /^express$/,
    open: /^(liff-app\/api\/|bot\/webhook\.ts$|server\/(http|dev-routes|static-files)\.ts$|simulator\/|test\/)/,
    types: /^server\/metrics\.ts$/,
  },
];

/** Queries are written in models/, and use cases call them by name. */
const mongoTypes = /^models\/mongo\/(connect|scope|transient-errors)\.ts$/;
const notUseCases = /^(?!use-cases\/)/;
const mongoOperators = /\$(in|or|and|set|ne|gte?|lte?|match|elemMatch|push|pull|inc)\b/;

const domainPackages = /^zod\/mini$/;
const clockKeepers = /^(main\.ts|demo\.ts|(test|simulator|liff-app\/web)\/)/;
const clocks = /\bnew Date\(\s*\)|\bDate\.now\(|\bTemporal\.Now\b/;
const environmentReaders =
  /^(server\/config\.ts|(test|simulator)\/|[^/]+\.config\.ts|liff-app\/web\/[^/]+\.config\.ts)/;
const vagueFolders = /(^|\/)(src|utils?|helpers?|services?|common|lib)\//;
const registries = /(^|\/)index\.ts$/;
const defaultExporters = /(\.config\.ts|-reporter\.ts)$/;
const reExport = /^\s*export\s+(type\s+)?(\*|\{[^}]*\})[^;]*\bfrom\s+['"]/gm;

const rules: Rule[] = [
  {
    name: 'arrow',
    breaks: (file) =>
      projectImports(file)
        .filter((target) => !mayImport(file.path, target))
        .map((target) => `must not import ${target}`),
  },
  {
    name: 'door',
    breaks: (file) =>
      importsOf(file.text)
        .filter((item) => projectPath(file.path, item.from) === null && !mayUse(file.path, item))
        .map((item) => `must not import ${item.from}`),
  },
  {
    name: 'query',
    breaks: (file) => {
      if (notUseCases.test(file.path)) return [];
      const imports = projectImports(file).filter(
        (target) => target.startsWith('models/mongo/') && !mongoTypes.test(target),
      );
      return [
        ...imports.map((target) => `must not import ${target}`),
        ...found(file, { where: notUseCases, what: mongoOperators }),
      ];
    },
  },
  {
    name: 'clock',
    breaks: (file) => found(file, { where: clockKeepers, what: clocks }),
  },
  {
    name: 'environment',
    breaks: (file) => found(file, { where: environmentReaders, what: /\bprocess\.env\b/ }),
  },
  {
    name: 'folder',
    breaks: ({ path }) => (vagueFolders.test(path) ? ['the folder says nothing'] : []),
  },
  {
    name: 'barrel',
    breaks: (file) => (isBarrel(file) ? ['only passes on what others export'] : []),
  },
  {
    name: 'default export',
    breaks: (file) => found(file, { where: defaultExporters, what: /^export default\b/m }),
  },
];

/** One line for each violation: "file: rule: what". */
export function violations(file: SourceFile): string[] {
  return rules.flatMap((rule) =>
    rule.breaks(file).map((what) => `${file.path}: ${rule.name}: ${what}`),
  );
}

/** Files that import each other in a circle, including type imports. */
export function circles(files: readonly SourceFile[]): string[] {
  const leads = new Map(files.map((file) => [file.path, projectImports(file)]));
  const cleared = new Set<string>();
  const found: string[] = [];
  const follow = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) found.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
    else if (!cleared.has(path))
      for (const next of leads.get(path) ?? []) follow(next, [...trail, path]);
    cleared.add(path);
  };
  for (const path of leads.keys()) follow(path, []);
  return found;
}

function projectImports(file: SourceFile): string[] {
  return importsOf(file.text).flatMap((item) => projectPath(file.path, item.from) ?? []);
}

function mayImport(path: string, target: string): boolean {
  if (target === 'main.ts' || target === 'demo.ts') return path.startsWith('test/');
  const house = Object.keys(arrows).find((beginning) => path.startsWith(beginning));
  if (house === undefined) return true;
  const allowed = [house, ...(arrows[house] ?? [])];
  return allowed.some((beginning) => target.startsWith(beginning));
}

function mayUse(path: string, item: Import): boolean {
  if (path.startsWith('domain/')) return domainPackages.test(item.from);
  const door = doors.find(({ packages }) => packages.test(item.from));
  if (door === undefined || door.open.test(path)) return true;
  return item.typeOnly && door.types?.test(path) === true;
}

function found(file: SourceFile, rule: { where: RegExp; what: RegExp }): string[] {
  if (rule.where.test(file.path)) return [];
  const match = rule.what.exec(withoutComments(file.text));
  return match === null ? [] : [`must not say ${match[0]}`];
}

function isBarrel({ path, text }: SourceFile): boolean {
  if (registries.test(path)) return false;
  const code = withoutComments(text);
  const passedOn = [...code.matchAll(reExport)];
  const everything = passedOn.some((match) => match[2] === '*');
  return (
    everything || (passedOn.length > 1 && code.replaceAll(/^.*\bfrom\b.*$/gm, '').trim() === '')
  );
}
