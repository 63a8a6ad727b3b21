import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';

const root = join(import.meta.dirname, '..', '..', '..');
const sources = '{bot,commands,domain,jobs,liff-app,models,use-cases}/**/*.{ts,tsx}';

export interface RegexLiteral {
  file: string;
  source: string;
  flags: string;
}

/** Every regular expression literal in the product's code. */
export function regexLiterals(): RegexLiteral[] {
  const exclude = (path: string): boolean => /(?:^|\/)(?:dist|dist-demo|node_modules)$/.test(path);
  const files = globSync(sources, { cwd: root, exclude });
  return files.flatMap((file) => literalsOf(file, readFileSync(join(root, file), 'utf8')));
}

export function literalsOf(file: string, code: string): RegexLiteral[] {
  const found: RegexLiteral[] = [];
  const visitor = new Visitor({
    Literal: (node) => {
      if ('regex' in node)
        found.push({ file, source: node.regex.pattern, flags: node.regex.flags });
    },
  });
  visitor.visit(parseSync(file, code).program);
  return found;
}
