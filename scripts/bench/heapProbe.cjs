// Loaded into the server: tells on standard error how much memory is in use, each time it is asked by a signal. What
// typed arrays hold is outside the heap, and counted with it.

process.on('SIGUSR2', () => {
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  process.stderr.write(`heap ${heapUsed + arrayBuffers}\n`);
});
