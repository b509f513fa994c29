import { useEffect } from "preact/hooks";
import { kindName } from "../words/names";
import { useStore } from "../parts/store";
import { chosenRecipe, loadRecipes, recipes } from "./recipes";

/** What is made of the next files: as the book's rules say, or a recipe by name. */
export function RecipeSelect() {
  const known = useStore(recipes);
  const chosen = useStore(chosenRecipe);
  useEffect(() => void loadRecipes().catch(() => undefined), []);
  const recipe = known?.find(({ name }) => name === chosen);
  return (
    <div class="recipe">
      <label class="field">
        <span>Recipe</span>
        <select value={chosen ?? ""} aria-describedby="recipe-makes"
          onChange={(event) => chosenRecipe.set(event.currentTarget.value || undefined)}>
          <option value="">Automatic: as the rules say</option>
          {known?.map(({ name, isDefault }) => <option key={name} value={name}>{isDefault ? `${name} (default)` : name}</option>)}
        </select>
      </label>
      <p id="recipe-makes" class="hint">
        {recipe ? `Makes ${recipe.outputs.map(({ name, kind }) => nameWithKind(name, kind)).join(", ")}.` : "Chosen for each file by its type, name and length."}
      </p>
    </div>
  );
}

const nameWithKind = (name: string, kind: string) => (name === kind ? name : `${name} (${kindName(kind).toLowerCase()})`);
