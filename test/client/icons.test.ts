import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../scripts/support/paths.ts';

// VS Code shows the icon for dark themes in its light theme of high contrast, too.
const backgrounds = { light: ['#ffffff', '#f8f8f8'], dark: ['#ffffff', '#1f1f1f', '#181818', '#000000'] };

for (const [kind, colours] of Object.entries(backgrounds)) {
  test(`the icon of seeds for ${kind} themes is seen on all backgrounds that it gets`, () => {
    const icon = readFileSync(join(root, `media/seed-${kind}.svg`), 'utf8');
    const own = new Set(icon.match(/#[0-9a-f]{6}/g));
    assert.ok(own.size > 0);
    // What WCAG asks for of graphics.
    for (const colour of own)
      for (const other of colours) assert.ok(contrast(colour, other) >= 3, `${colour} ${other}`);
  });
}

/** As WCAG 2 defines it. */
function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
