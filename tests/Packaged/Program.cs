// Stands where the Functions app stands in a package.
return 0;
