import { describe, expect, test } from 'vitest';
import { RecipeHistory } from '../../../web/src/app/recipe-history.ts';
import { initialRecipe } from '../../../web/src/recipe/settings.ts';

const recipe = (seed: number) => ({ ...initialRecipe(), seed });

describe('the history of recipes', () => {
  test('gives back what was before, and that again', () => {
    const history = new RecipeHistory();
    const [one, two, three] = [recipe(1), recipe(2), recipe(3)];
    history.record(one, 'seed', 0);
    history.record(two, 'epochs', 10);
    expect(history.undo(three)).toBe(two);
    expect(history.undo(two)).toBe(one);
    expect(history.canUndo).toBe(false);
    expect(history.redo(one)).toBe(two);
    expect(history.redo(two)).toBe(three);
    expect(history.canRedo).toBe(false);
  });

  test('has nothing to make again once another change was made', () => {
    const history = new RecipeHistory();
    history.record(recipe(1), 'seed', 0);
    history.undo(recipe(2));
    history.record(recipe(1), 'epochs', 10);
    expect(history.canRedo).toBe(false);
  });

  test('takes a slider’s way through many values for one change', () => {
    const history = new RecipeHistory();
    const start = recipe(1);
    history.record(start, 'rho', 0);
    for (let at = 50; at < 500; at += 50) history.record(recipe(at), 'rho', at);
    history.record(recipe(600), 'rho', 5000);
    expect(history.undo(recipe(9))).toMatchObject({ seed: 600 });
    expect(history.undo(recipe(600))).toBe(start);
  });

  test('keeps the newest two hundred', () => {
    const history = new RecipeHistory();
    for (let i = 0; i < 300; i += 1) history.record(recipe(i), `key ${i}`, i);
    let steps = 0;
    while (history.undo(recipe(0))) steps += 1;
    expect(steps).toBe(200);
  });
});
