// Writes the SQL of src/storage/migrations into a module: edge runtimes have no files to read.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

const folder = new URL('../src/storage/migrations/', import.meta.url)

/** The module's text; a test compares it with the file. */
export function embedMigrations(): string {
  const entries = readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => {
      const statements = readFileSync(new URL(file, folder), 'utf8')
        .split('--> statement-breakpoint')
        .map((statement) => `      ${JSON.stringify(statement.trim())},`)
      return `  {\n    name: '${file.replace('.sql', '')}',\n    statements: [\n${statements.join('\n')}\n    ],\n  },`
    })
  return `// Written by scripts/embed-migrations.ts from the SQL beside it.

/** Every change of the tables so far, oldest first. */
export const MIGRATIONS = [
${entries.join('\n')}
] as const
`
}

if (import.meta.main) writeFileSync(new URL('index.ts', folder), embedMigrations())
