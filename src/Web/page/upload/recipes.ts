import { ask } from "../api/client";
import type { RecipeChoice } from "../api/shapes";
import { Store } from "../parts/store";

/** The book's recipes; undefined until they are known. */
export const recipes = new Store<readonly RecipeChoice[] | undefined>(undefined);

/** What the next files are for; undefined leaves it to the book's rules. */
export const chosenRecipe = new Store<string | undefined>(undefined);

export async function loadRecipes(): Promise<void> {
  const known = await ask<{ recipes: RecipeChoice[] }>("recipes");
  recipes.set(known.recipes);
}
