/** How many tests have passed and failed. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
