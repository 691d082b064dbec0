import { spawn } from 'node:child_process';

const limitMs = 30 * 60_000;

/**
 * Runs a program to its end and keeps what it says. Resolves for every ending: a program that cannot start, is killed
 * or does not end in half an hour has status 1 or its own.
 */
export function runCaptured(command, args, { cwd, env }) {
  return new Promise((resolve) => {
    // No stdin: nothing here may ask a question.
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const parts = [];
    const say = (text) => parts.push(Buffer.from(text));
    child.stdout.on('data', (part) => parts.push(part));
    child.stderr.on('data', (part) => parts.push(part));
    const timer = setTimeout(() => {
      say(`\nStopped: not finished after ${limitMs / 60_000} minutes.\n`);
      child.kill('SIGKILL');
    }, limitMs);
    const interrupt = () => {
      child.kill('SIGTERM');
      process.exit(130);
    };
    process.once('SIGINT', interrupt);
    const end = (status) => {
      clearTimeout(timer);
      process.off('SIGINT', interrupt);
      resolve({ status, output: Buffer.concat(parts).toString('utf8') });
    };
    child.once('error', (error) => {
      say(error.message);
      end(1);
    });
    child.once('close', (code, signal) => {
      if (signal) say(`\nEnded by ${signal}.\n`);
      end(code ?? 1);
    });
  });
}
