"""Being ready by a date: forecasts by playing futures, their score, what is moved or dropped."""
