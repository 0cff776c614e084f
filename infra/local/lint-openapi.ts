import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openApiDocument } from '../../functions/api/openapi.ts';
import { VERSION } from '../version.ts';

/** Lints the document that /api/openapi.json answers with, by the rules of redocly.yaml. */
const ROOT = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'nuanxin-openapi-'));
const file = join(folder, 'openapi.json');
writeFileSync(file, JSON.stringify(openApiDocument(VERSION)));
const redocly = ['node_modules/@redocly/cli/bin/cli.js', 'lint', file, '--config', join(ROOT, 'redocly.yaml')];
const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
const { status } = spawnSync(process.execPath, redocly, { cwd: ROOT, stdio: 'inherit', env });
rmSync(folder, { recursive: true });
process.exitCode = status ?? 1;
