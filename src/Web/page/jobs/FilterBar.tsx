import { useEffect } from "preact/hooks";
import { JOB_STATES } from "../api/shapes";
import { useStore } from "../parts/store";
import { loadRecipes, recipes } from "../upload/recipes";
import { stateName } from "../words/names";
import { filters, NONE, type Filters } from "./filters";

export function FilterBar() {
  const chosen = useStore(filters);
  const known = useStore(recipes);
  useEffect(() => void (recipes.value ?? loadRecipes().catch(() => undefined)), []);
  const set = (name: keyof Filters) => (event: { currentTarget: { value: string } }) => filters.set({ ...chosen, [name]: event.currentTarget.value });
  return (
    <form class="filters" role="search" aria-label="Filter the jobs" onSubmit={(event) => event.preventDefault()}>
      <label class="field"><span>State</span>
        <select value={chosen.status} onChange={set("status")}>
          <option value="">Any</option>
          {JOB_STATES.map((state) => <option key={state} value={state}>{stateName(state)}</option>)}
        </select>
      </label>
      <label class="field"><span>Recipe</span>
        <select value={chosen.recipe} onChange={set("recipe")}>
          <option value="">Any</option>
          {known?.map(({ name }) => <option key={name} value={name}>{name}</option>)}
        </select>
      </label>
      <label class="field"><span>From (UTC)</span><input type="date" value={chosen.from} max={chosen.to || undefined} onChange={set("from")} /></label>
      <label class="field"><span>To (UTC)</span><input type="date" value={chosen.to} min={chosen.from || undefined} onChange={set("to")} /></label>
      <button type="button" class="button" disabled={Object.values(chosen).every((value) => !value)} onClick={() => filters.set(NONE)}>Clear</button>
    </form>
  );
}
