import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'sqlite',
  schema: [
    './src/storage/vendor-schema.ts',
    './src/storage/schema.ts',
    './src/storage/file-schema.ts',
    './src/storage/delivery-schema.ts',
  ],
  out: './src/storage/migrations',
})
